-- The schema of an ipdb database: the sum of migrations/*.sql, written by tests/sql/test_schema.py --accept. Do not edit; add a migration.

PRAGMA application_id = 0x49504442; -- "IPDB"
PRAGMA user_version = 1;

CREATE TABLE migration (
    -- One row is one applied migration; PRAGMA user_version is the number of the last.
    number     INTEGER PRIMARY KEY,
    name       TEXT NOT NULL CHECK (typeof(name) = 'text'),       -- its file
    checksum   TEXT NOT NULL CHECK (length(checksum) = 64),       -- SHA-256 of that file
    applied_at TEXT NOT NULL CHECK (typeof(applied_at) = 'text')  -- UTC, ISO 8601
);

CREATE TABLE region (
    -- One row is one place of GB/T 2260.
    region_code TEXT PRIMARY KEY NOT NULL CHECK (typeof(region_code) = 'text' AND length(region_code) = 6), -- '130000'; '000000' is China
    parent_code TEXT REFERENCES region (region_code) DEFERRABLE INITIALLY DEFERRED, -- NULL for China
    level       INTEGER NOT NULL CHECK (level IN (0, 1, 2, 3)),           -- 0 country, 1 province, 2 prefecture, 3 county
    name_zh     TEXT NOT NULL CHECK (typeof(name_zh) = 'text'),           -- full official name: 河北省
    name_en     TEXT CHECK (typeof(name_en) IN ('text', 'null')),         -- Hebei
    short_zh    TEXT CHECK (typeof(short_zh) IN ('text', 'null')),        -- 河北
    iso_3166_2  TEXT CHECK (typeof(iso_3166_2) IN ('text', 'null')),      -- CN-HE; provinces only
    abbr        TEXT CHECK (typeof(abbr) IN ('text', 'null'))             -- 冀; provinces only
);

CREATE INDEX region_parent ON region (parent_code);

CREATE INDEX region_level ON region (level, region_code);

CREATE INDEX region_name ON region (name_zh);

CREATE TABLE region_alias (
    -- Every name by which a place can be asked for; one name may mean several places.
    alias       TEXT NOT NULL CHECK (typeof(alias) = 'text' AND alias <> ''),
    region_code TEXT NOT NULL REFERENCES region (region_code),
    PRIMARY KEY (alias, region_code)
);

CREATE INDEX region_alias_region ON region_alias (region_code);

CREATE TABLE region_group (
    -- One row is a group of places: 京津冀, 长三角.
    name_zh TEXT PRIMARY KEY NOT NULL CHECK (typeof(name_zh) = 'text'),
    name_en TEXT CHECK (typeof(name_en) IN ('text', 'null'))
);

CREATE TABLE region_group_member (
    -- One row is one place in one group.
    name_zh     TEXT NOT NULL REFERENCES region_group (name_zh),
    region_code TEXT NOT NULL REFERENCES region (region_code),
    PRIMARY KEY (name_zh, region_code)
);

CREATE INDEX region_group_member_region ON region_group_member (region_code);

CREATE TABLE indicator (
    -- One row is one entry of the catalogue: what a number can be about.
    indicator_code  TEXT PRIMARY KEY NOT NULL CHECK (typeof(indicator_code) = 'text'), -- pledge_financing
    name_zh         TEXT NOT NULL CHECK (typeof(name_zh) = 'text'),        -- 知识产权质押融资额
    name_en         TEXT CHECK (typeof(name_en) IN ('text', 'null')),      -- IP pledge financing
    group_code      TEXT CHECK (typeof(group_code) IN ('text', 'null')),   -- utilization
    nature          TEXT NOT NULL CHECK (nature IN ('flow', 'stock')),     -- flow: happened during a period; stock: held at a moment
    unit            TEXT NOT NULL CHECK (typeof(unit) = 'text'),           -- base unit in which values are stored
    definition      TEXT CHECK (typeof(definition) IN ('text', 'null')),
    catalog_version TEXT NOT NULL CHECK (typeof(catalog_version) = 'text') -- the catalogue that wrote this entry last
);

CREATE TABLE indicator_alias (
    -- Every name by which an indicator can be asked for.
    alias          TEXT NOT NULL CHECK (typeof(alias) = 'text' AND alias <> ''),
    indicator_code TEXT NOT NULL REFERENCES indicator (indicator_code),
    PRIMARY KEY (alias, indicator_code)
);

CREATE INDEX indicator_alias_indicator ON indicator_alias (indicator_code);

CREATE TABLE unit (
    -- One row is a base unit: a unit of measure or a Chinese classifier that a fact carries.
    symbol     TEXT PRIMARY KEY NOT NULL CHECK (typeof(symbol) = 'text'),
    dimensions TEXT NOT NULL CHECK (typeof(dimensions) = 'text') -- what it counts, blank-separated: 'thing body session'
);

CREATE TABLE source (
    -- One row is one version of one bulletin, with its text. The same key with other bytes is a new version; the old one stays.
    source_id        INTEGER PRIMARY KEY,
    key              TEXT NOT NULL CHECK (typeof(key) = 'text' AND key <> ''),         -- file name without ending: hebei-2023
    version          INTEGER NOT NULL CHECK (typeof(version) = 'integer' AND version > 0), -- 1, 2 … of the same key
    current          INTEGER NOT NULL CHECK (current IN (0, 1)),                       -- 1: the newest version of its key
    title            TEXT CHECK (typeof(title) IN ('text', 'null')),
    title_origin     TEXT NOT NULL CHECK (title_origin IN ('unknown', 'inferred', 'given')),
    publisher        TEXT CHECK (typeof(publisher) IN ('text', 'null')),
    publisher_origin TEXT NOT NULL CHECK (publisher_origin IN ('unknown', 'inferred', 'given')),
    published_on     TEXT CHECK (published_on IS NULL OR published_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- NULL: not known
    published_origin TEXT NOT NULL CHECK (published_origin IN ('unknown', 'inferred', 'given')),
    url              TEXT CHECK (typeof(url) IN ('text', 'null')),
    region_code      TEXT REFERENCES region (region_code),                             -- the bulletin's own place
    region_name      TEXT CHECK (typeof(region_name) IN ('text', 'null')),
    region_origin    TEXT NOT NULL CHECK (region_origin IN ('unknown', 'inferred', 'given')),
    path             TEXT NOT NULL CHECK (typeof(path) = 'text'),                      -- as given
    media_type       TEXT NOT NULL CHECK (typeof(media_type) = 'text'),
    charset          TEXT NOT NULL CHECK (typeof(charset) = 'text'),
    sha256           TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),                 -- of the file's bytes
    byte_count       INTEGER NOT NULL CHECK (typeof(byte_count) = 'integer'),          -- of the file
    text_offset      INTEGER NOT NULL CHECK (typeof(text_offset) = 'integer'),         -- bytes of the file before `text`: 3 with a byte order mark
    text             TEXT NOT NULL CHECK (typeof(text) = 'text'),                      -- UTF-8; every begin_byte and end_byte counts in it
    ingested_at      TEXT NOT NULL CHECK (typeof(ingested_at) = 'text'),               -- UTC, ISO 8601
    program_version  TEXT NOT NULL CHECK (typeof(program_version) = 'text'),
    catalog_version  TEXT NOT NULL CHECK (typeof(catalog_version) = 'text'),
    numerals         INTEGER NOT NULL CHECK (typeof(numerals) = 'integer'),            -- Arabic numerals in the text
    accounted        INTEGER NOT NULL CHECK (typeof(accounted) = 'integer'),           -- of these, the ones inside a fact or an aside
    UNIQUE (key, version),
    CHECK ((title IS NULL) = (title_origin = 'unknown')),
    CHECK ((publisher IS NULL) = (publisher_origin = 'unknown')),
    CHECK ((published_on IS NULL) = (published_origin = 'unknown')),
    CHECK ((region_name IS NULL) = (region_origin = 'unknown')),
    CHECK (accounted BETWEEN 0 AND numerals)
);

CREATE UNIQUE INDEX source_current ON source (key) WHERE current = 1;

CREATE INDEX source_region ON source (region_code);

CREATE TABLE passage (
    -- One row is a sentence, item, heading or table cell.
    passage_id   INTEGER PRIMARY KEY,
    source_id    INTEGER NOT NULL REFERENCES source (source_id) ON DELETE CASCADE,
    begin_byte   INTEGER NOT NULL CHECK (typeof(begin_byte) = 'integer' AND begin_byte >= 0),
    end_byte     INTEGER NOT NULL CHECK (typeof(end_byte) = 'integer' AND end_byte > begin_byte),
    kind         TEXT NOT NULL CHECK (kind IN ('heading', 'paragraph', 'item', 'cell', 'furniture')), -- of the block it stands in
    heading_path TEXT NOT NULL CHECK (typeof(heading_path) = 'text'), -- the headings above it, joined by ' > '
    text         TEXT NOT NULL CHECK (typeof(text) = 'text'),
    UNIQUE (source_id, begin_byte, end_byte)
);

CREATE TABLE observation (
    -- One row is one fact: one numeral of a bulletin with everything that it says.
    observation_id INTEGER PRIMARY KEY,
    source_id      INTEGER NOT NULL REFERENCES source (source_id) ON DELETE CASCADE,
    number         INTEGER NOT NULL CHECK (typeof(number) = 'integer' AND number > 0), -- 1, 2 … in text order: the 2 of hebei-2023#2
    passage_id     INTEGER NOT NULL REFERENCES passage (passage_id),
    region_code    TEXT REFERENCES region (region_code),              -- NULL: several places, a group, or a place that is not listed
    region_name    TEXT NOT NULL CHECK (typeof(region_name) = 'text'),
    indicator_code TEXT REFERENCES indicator (indicator_code),        -- NULL: not in the catalogue, see label
    label          TEXT NOT NULL DEFAULT '' CHECK (typeof(label) = 'text'), -- the bulletin's own words for what is counted
    measure        TEXT NOT NULL CHECK (measure IN ('level', 'yoy', 'growth', 'mom', 'cagr', 'change', 'pp_change', 'gap', 'share', 'rank', 'rate')),
    period_kind    TEXT NOT NULL CHECK (period_kind IN ('none', 'year', 'half', 'quarter', 'month', 'day', 'years', 'months', 'asof')),
    period_label   TEXT NOT NULL CHECK (typeof(period_label) = 'text'), -- 2023, 2022-H1, 2017/2019, asof
    period_start   TEXT CHECK (period_start IS NULL OR period_start GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first day
    period_end     TEXT CHECK (period_end IS NULL OR period_end GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),     -- last day
    year           INTEGER CHECK (typeof(year) IN ('integer', 'null')), -- the year it is about; of a range, the last
    value          REAL NOT NULL CHECK (typeof(value) = 'real'),        -- in the base unit
    value_text     TEXT NOT NULL CHECK (typeof(value_text) = 'text'),   -- the same, exact, in plain decimal notation
    step_text      TEXT NOT NULL CHECK (typeof(step_text) = 'text'),    -- what one unit of the last written digit is worth: 1000000 for 127.16亿
    quote          TEXT NOT NULL CHECK (typeof(quote) = 'text'),        -- as printed: 127.16亿元
    unit           TEXT NOT NULL CHECK (typeof(unit) = 'text'),         -- base unit
    qualifier      TEXT NOT NULL CHECK (qualifier IN ('exact', 'approx', 'over', 'under')),
    status         TEXT NOT NULL CHECK (status IN ('actual', 'target')),
    scope          TEXT NOT NULL DEFAULT '' CHECK (typeof(scope) = 'text'),    -- what narrows the indicator to a part
    of_whole       TEXT NOT NULL DEFAULT '' CHECK (typeof(of_whole) = 'text'), -- of a share, rank or gap: of what, or from what
    confidence     INTEGER NOT NULL CHECK (typeof(confidence) = 'integer' AND confidence BETWEEN 0 AND 1000), -- thousandths; below 700 doubtful
    grounds        TEXT NOT NULL CHECK (typeof(grounds) = 'text'),             -- the rules that made it
    begin_byte     INTEGER NOT NULL CHECK (typeof(begin_byte) = 'integer' AND begin_byte >= 0), -- of the quote in source.text
    end_byte       INTEGER NOT NULL CHECK (typeof(end_byte) = 'integer' AND end_byte > begin_byte),
    decided        TEXT NOT NULL DEFAULT '' CHECK (decided IN ('', 'accept', 'reject', 'replace', 'prefer', 'accept prefer', 'replace prefer')), -- verdicts in force
    UNIQUE (source_id, number)
);

CREATE INDEX observation_cell ON observation (indicator_code, measure, region_code, period_end, period_start);

CREATE INDEX observation_region ON observation (region_code, indicator_code);

CREATE INDEX observation_period ON observation (period_end, period_start);

CREATE INDEX observation_passage ON observation (passage_id);

CREATE TABLE aside (
    -- One row is a numeral that says nothing about an indicator, with the reason.
    aside_id   INTEGER PRIMARY KEY,
    source_id  INTEGER NOT NULL REFERENCES source (source_id) ON DELETE CASCADE,
    begin_byte INTEGER NOT NULL CHECK (typeof(begin_byte) = 'integer' AND begin_byte >= 0),
    end_byte   INTEGER NOT NULL CHECK (typeof(end_byte) = 'integer' AND end_byte > begin_byte),
    quote      TEXT NOT NULL CHECK (typeof(quote) = 'text'),
    reason     TEXT NOT NULL CHECK (reason IN ('date', 'ordinal', 'docnumber', 'name', 'rule', 'vague', 'furniture', 'unread'))
);

CREATE INDEX aside_source ON aside (source_id, begin_byte);

CREATE TABLE decision (
    -- One row is what a person decided about a number. It is tied to the bulletin's bytes and to the words around the number, not to a row, and so outlives a new ingest.
    decision_id INTEGER PRIMARY KEY,
    sha256      TEXT NOT NULL CHECK (length(sha256) = 64),              -- of the bulletin's bytes
    key         TEXT NOT NULL CHECK (typeof(key) = 'text'),             -- of the bulletin; in another version of it the number is found by its words
    begin_byte  INTEGER NOT NULL CHECK (typeof(begin_byte) = 'integer' AND begin_byte >= 0),
    end_byte    INTEGER NOT NULL CHECK (typeof(end_byte) = 'integer' AND end_byte > begin_byte),
    exact       TEXT NOT NULL CHECK (typeof(exact) = 'text'),           -- the number as printed
    prefix      TEXT NOT NULL CHECK (typeof(prefix) = 'text'),          -- its sentence before it
    suffix      TEXT NOT NULL CHECK (typeof(suffix) = 'text'),          -- and behind it
    reading     TEXT NOT NULL CHECK (typeof(reading) = 'text'),         -- what the program read there when it was decided
    verdict     TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'replace', 'prefer')),
    field       TEXT NOT NULL DEFAULT '' CHECK (typeof(field) = 'text'), -- of fact that is replaced, else empty
    replacement TEXT CHECK (typeof(replacement) IN ('text', 'null')),   -- by what
    reason      TEXT NOT NULL CHECK (typeof(reason) = 'text'),
    decided_by  TEXT NOT NULL CHECK (typeof(decided_by) = 'text'),
    decided_at  TEXT NOT NULL CHECK (typeof(decided_at) = 'text'),      -- UTC, ISO 8601
    CHECK ((verdict = 'replace') = (field <> '') AND (verdict = 'replace') = (replacement IS NOT NULL))
);

CREATE UNIQUE INDEX decision_place ON decision (sha256, begin_byte, end_byte, reading, verdict, field, ifnull(replacement, ''), decided_by, decided_at);

CREATE INDEX decision_key ON decision (key);

CREATE TABLE ruling (
    -- One row is a decision in force for a fact.
    observation_id INTEGER NOT NULL REFERENCES observation (observation_id) ON DELETE CASCADE,
    decision_id    INTEGER NOT NULL REFERENCES decision (decision_id) ON DELETE CASCADE,
    PRIMARY KEY (observation_id, decision_id)
);

CREATE INDEX ruling_decision ON ruling (decision_id);

CREATE TABLE reading (
    -- One row is what the program read, of a fact that a decision has changed.
    observation_id INTEGER PRIMARY KEY REFERENCES observation (observation_id) ON DELETE CASCADE,
    region_code    TEXT REFERENCES region (region_code),
    region_name    TEXT NOT NULL CHECK (typeof(region_name) = 'text'),
    indicator_code TEXT REFERENCES indicator (indicator_code),
    label          TEXT NOT NULL CHECK (typeof(label) = 'text'),
    measure        TEXT NOT NULL CHECK (typeof(measure) = 'text'),
    period_kind    TEXT NOT NULL CHECK (typeof(period_kind) = 'text'),
    period_label   TEXT NOT NULL CHECK (typeof(period_label) = 'text'),
    period_start   TEXT CHECK (typeof(period_start) IN ('text', 'null')),
    period_end     TEXT CHECK (typeof(period_end) IN ('text', 'null')),
    year           INTEGER CHECK (typeof(year) IN ('integer', 'null')),
    value          REAL NOT NULL CHECK (typeof(value) = 'real'),
    value_text     TEXT NOT NULL CHECK (typeof(value_text) = 'text'),
    step_text      TEXT NOT NULL CHECK (typeof(step_text) = 'text'),
    unit           TEXT NOT NULL CHECK (typeof(unit) = 'text'),
    qualifier      TEXT NOT NULL CHECK (typeof(qualifier) = 'text'),
    status         TEXT NOT NULL CHECK (typeof(status) = 'text'),
    scope          TEXT NOT NULL CHECK (typeof(scope) = 'text'),
    of_whole       TEXT NOT NULL CHECK (typeof(of_whole) = 'text'),
    confidence     INTEGER NOT NULL CHECK (typeof(confidence) = 'integer')
);

CREATE VIEW fact AS
SELECT o.region_name AS region,
       o.year AS year,
       coalesce(i.name_zh, nullif(o.label, ''), '（未命名）') AS indicator,
       o.value AS value, -- REAL, so that a division in SQL never drops its remainder
       o.unit AS unit,
       coalesce(s.title, s.key) AS source,
       o.period_label AS period,
       o.measure AS measure,
       o.scope AS scope,
       o.qualifier AS qualifier,
       o.status AS status,
       CASE WHEN o.confidence < 700 THEN 'yes' ELSE '' END AS doubtful,
       o.quote AS printed,
       p.text AS sentence,
       s.key || '#' || o.number AS evidence,
       o.decided AS decided,
       o.of_whole AS of_whole,
       o.label AS label,
       o.value_text AS value_text,
       o.step_text AS step_text,
       o.period_kind AS period_kind,
       o.period_start AS period_start,
       o.period_end AS period_end,
       p.heading_path AS heading_path,
       s.publisher AS publisher,
       s.published_on AS published_on,
       s.url AS url,
       o.confidence AS confidence,
       o.grounds AS grounds,
       r.level AS region_level,
       o.region_code AS region_code,
       o.indicator_code AS indicator_code,
       s.key AS source_key,
       o.begin_byte AS begin_byte,
       o.end_byte AS end_byte,
       o.number AS number,
       o.source_id AS source_id,
       o.passage_id AS passage_id,
       o.observation_id AS observation_id
  FROM observation o
  JOIN source s ON s.source_id = o.source_id
  JOIN passage p ON p.passage_id = o.passage_id
  LEFT JOIN indicator i ON i.indicator_code = o.indicator_code
  LEFT JOIN region r ON r.region_code = o.region_code
 WHERE s.current = 1 AND o.decided <> 'reject';

CREATE VIEW bounds AS
SELECT f.*,
       coalesce(f.region_code, f.region) || char(31) || coalesce(f.indicator_code, 'other ' || coalesce(nullif(f.label, ''), f.evidence)) || char(31)
           || f.scope || char(31)
           || f.measure || char(31) || f.of_whole || char(31) || f.unit || char(31) || f.status || char(31)
           || CASE WHEN i.nature = 'stock' AND f.period_end IS NOT NULL THEN f.period_end -- 2023 is its last day
              ELSE f.period_kind || char(31) || coalesce(f.year, '') || char(31) || coalesce(f.period_start, '') || char(31)
                   || coalesce(f.period_end, f.source_key) END AS cell,
       CASE f.qualifier WHEN 'under' THEN -9e999 WHEN 'approx' THEN f.value - f.step_text ELSE f.value - f.step_text * 0.4999 END AS low,
       CASE f.qualifier WHEN 'over' THEN 9e999 WHEN 'approx' THEN f.value + f.step_text ELSE f.value + f.step_text * 0.4999 END AS high
  FROM fact f
  LEFT JOIN indicator i ON i.indicator_code = f.indicator_code;

CREATE VIEW latest AS
WITH judged AS (
    SELECT b.observation_id, b.cell, b.low, b.high, b.published_on, b.source_key, b.number,
           b.step_text + 0.0 AS step,
           b.qualifier <> 'exact' AS bounded,
           s.region_code IS NOT NULL AND s.region_code IS b.region_code AS own,
           b.decided LIKE '%prefer' AS pinned,
           b.confidence >= 700 AS sure
      FROM bounds b
      JOIN source s ON s.source_id = b.source_id
), weighed AS (
    SELECT observation_id, cell, low, high, step, bounded, sure,
           row_number() OVER weight AS weight,
           first_value(low) OVER weight AS heaviest_low,
           first_value(high) OVER weight AS heaviest_high,
           first_value(pinned) OVER weight AS heaviest_pinned,
           first_value(sure) OVER weight AS heaviest_sure
      FROM judged
    WINDOW weight AS (PARTITION BY cell ORDER BY pinned DESC, sure DESC, own DESC, published_on DESC, step, source_key, number)
), chosen AS (
    SELECT observation_id, row_number() OVER (PARTITION BY cell ORDER BY bounded, step, weight) AS choice
      FROM weighed
     WHERE weight = 1 OR (NOT heaviest_pinned AND sure >= heaviest_sure AND low < heaviest_high AND heaviest_low < high)
)
SELECT f.* FROM chosen c JOIN fact f ON f.observation_id = c.observation_id WHERE c.choice = 1;

CREATE VIEW compare_provinces AS
WITH cell AS (
    SELECT region, max(year) AS year, indicator,
           max(CASE WHEN measure = 'level' THEN value END) AS value,
           max(CASE WHEN measure = 'level' THEN unit END) AS unit,
           max(CASE WHEN measure = 'level' THEN source END) AS source,
           period,
           max(CASE WHEN measure = 'yoy' THEN value END) AS growth_percent,
           max(CASE WHEN measure = 'level' THEN qualifier END) AS qualifier,
           max(CASE WHEN measure = 'level' THEN printed END) AS printed,
           max(CASE WHEN measure = 'level' THEN evidence END) AS evidence,
           max(CASE WHEN measure = 'yoy' THEN evidence END) AS growth_evidence,
           region_code, indicator_code
      FROM latest
     WHERE region_level = 1 AND indicator_code IS NOT NULL AND scope = '' AND of_whole = '' AND status = 'actual' AND measure IN ('level', 'yoy')
     GROUP BY region_code, indicator_code, period_kind, period_start, period_end, CASE WHEN period_end IS NULL THEN source_key END, year
)
SELECT region, year, indicator, value, unit, source, period,
       CASE WHEN value IS NOT NULL
            THEN rank() OVER (PARTITION BY indicator_code, period, year, value IS NULL ORDER BY value DESC) END AS rank,
       count(value) OVER (PARTITION BY indicator_code, period, year) AS provinces,
       growth_percent, qualifier, printed, evidence, growth_evidence, region_code, indicator_code
  FROM cell;

CREATE VIEW conflicts AS
WITH weighed AS (
    SELECT observation_id,
           max(low) OVER same AS highest_low,
           min(high) OVER same AS lowest_high,
           count(*) OVER same AS cell_facts
      FROM bounds
    WINDOW same AS (PARTITION BY cell)
)
SELECT f.*, w.cell_facts
  FROM weighed w
  JOIN fact f ON f.observation_id = w.observation_id
 WHERE w.highest_low >= w.lowest_high;

CREATE VIEW coverage AS
SELECT coalesce(s.title, s.key) AS source,
       s.region_name AS region,
       s.published_on AS published_on,
       s.numerals AS numerals,
       s.accounted AS accounted,
       (SELECT count(*) FROM observation o WHERE o.source_id = s.source_id) AS facts,
       (SELECT count(*) FROM observation o WHERE o.source_id = s.source_id AND o.indicator_code IS NOT NULL) AS facts_of_the_catalogue,
       (SELECT count(*) FROM observation o WHERE o.source_id = s.source_id AND o.confidence < 700 AND o.decided <> 'reject') AS doubtful,
       (SELECT count(*) FROM observation o WHERE o.source_id = s.source_id AND o.decided = 'reject') AS rejected,
       (SELECT count(*) FROM aside a WHERE a.source_id = s.source_id) AS asides,
       (SELECT count(*) FROM aside a WHERE a.source_id = s.source_id AND a.reason = 'unread') AS unread,
       CASE s.current WHEN 1 THEN 'yes' ELSE '' END AS current,
       s.version AS version,
       s.key AS source_key,
       s.source_id AS source_id
  FROM source s;

CREATE VIEW evidence AS
SELECT s.key || CASE s.current WHEN 1 THEN '' ELSE '@' || s.version END || '#' || o.number AS evidence,
       CAST(substr(CAST(p.text AS BLOB), 1, max(o.begin_byte - p.begin_byte, 0)) AS TEXT) || '【' || o.quote || '】'
           || CAST(substr(CAST(p.text AS BLOB), o.end_byte - p.begin_byte + 1) AS TEXT) AS sentence,
       p.heading_path AS heading_path,
       coalesce(s.title, s.key) AS source,
       s.publisher AS publisher,
       s.published_on AS published_on,
       s.url AS url,
       s.path AS path,
       o.begin_byte AS begin_byte,
       o.end_byte AS end_byte,
       s.sha256 AS sha256,
       s.ingested_at AS ingested_at,
       s.program_version AS program_version,
       s.catalog_version AS catalog_version,
       o.grounds AS grounds,
       o.decided AS decided,
       s.key AS source_key,
       s.version AS version,
       o.number AS number,
       o.source_id AS source_id,
       o.observation_id AS observation_id
  FROM observation o
  JOIN source s ON s.source_id = o.source_id
  JOIN passage p ON p.passage_id = o.passage_id;

CREATE VIEW dictionary AS
WITH entry (kind, place, name, meaning) AS (VALUES
    ('table', '', 'source', 'a version of a bulletin, with its text'),
    ('table', '', 'passage', 'a sentence, item or heading of a bulletin'),
    ('table', '', 'region', 'a place of GB/T 2260'),
    ('table', '', 'region_alias', 'the names of a place'),
    ('table', '', 'region_group', 'a group of places: 京津冀'),
    ('table', '', 'region_group_member', 'which places are in a group'),
    ('table', '', 'indicator', 'what a number can be about'),
    ('table', '', 'indicator_alias', 'the names of an indicator'),
    ('table', '', 'unit', 'a base unit'),
    ('table', '', 'observation', 'a fact as stored; people read the view fact'),
    ('table', '', 'aside', 'a numeral that says nothing about an indicator, with the reason'),
    ('table', '', 'decision', 'what a person decided about a number'),
    ('table', '', 'ruling', 'which decisions are in force for which facts'),
    ('table', '', 'reading', 'what the program read, of a fact that a decision changed'),
    ('table', '', 'migration', 'a step by which this schema was made'),
    ('view', '', 'fact', 'every fact of the newest version of every bulletin, without rejected ones: begin here'),
    ('view', '', 'bounds', 'fact with its cell and the bounds of its value'),
    ('view', '', 'latest', 'the one fact that is shown for each cell'),
    ('view', '', 'compare_provinces', 'provinces side by side'),
    ('view', '', 'conflicts', 'facts of one cell that cannot all be true'),
    ('view', '', 'coverage', 'per bulletin, what became of its numerals'),
    ('view', '', 'evidence', 'where each fact stands, its number marked'),
    ('view', '', 'dictionary', 'this list'),
    ('column', 'any', 'region', 'the place that the number is about: full official name, several joined by 、, or a group'),
    ('column', 'any', 'year', 'the year that the number is about; of a range, the last'),
    ('column', 'any', 'indicator', 'name of the indicator; for what the catalogue does not have, the words of the bulletin'),
    ('column', 'any', 'value', 'the number in the base unit'),
    ('column', 'any', 'unit', 'base unit: 元 % 个百分点 倍 位, or what is counted (件 家 项)'),
    ('column', 'any', 'source', 'title of the bulletin, or its key'),
    ('column', 'any', 'period', 'the period that the number is about: 2023, 2022-H1, 2017/2019, asof'),
    ('column', 'any', 'measure', 'what kind of number it is, see the codes'),
    ('column', 'any', 'scope', 'what narrows the indicator to a part, or empty'),
    ('column', 'any', 'qualifier', 'exact, or how it is bounded, see the codes'),
    ('column', 'any', 'status', 'actual or target'),
    ('column', 'any', 'doubtful', 'yes when the confidence is below 700'),
    ('column', 'any', 'printed', 'the number as the bulletin writes it'),
    ('column', 'any', 'sentence', 'the sentence that it stands in; in evidence with the number in 【】'),
    ('column', 'any', 'evidence', 'bulletin and number of the fact: hebei-2023#2; an old version is hebei-2023@1#2'),
    ('column', 'any', 'of_whole', 'of a share, rank or gap: of what, or from what'),
    ('column', 'any', 'label', 'the words of the bulletin for what is counted'),
    ('column', 'any', 'value_text', 'the value, exact, in plain decimal notation'),
    ('column', 'any', 'step_text', 'what one unit of the last written digit is worth: 1000000 for 127.16亿'),
    ('column', 'any', 'period_kind', 'kind of the period, see the codes'),
    ('column', 'any', 'period_label', 'the period as a label: 2023, 2022-H1'),
    ('column', 'any', 'period_start', 'first day of the period'),
    ('column', 'any', 'period_end', 'last day of the period'),
    ('column', 'any', 'heading_path', 'the headings above the sentence'),
    ('column', 'any', 'publisher', 'who published the bulletin'),
    ('column', 'any', 'published_on', 'day of publication; empty when not known'),
    ('column', 'any', 'url', 'link to the bulletin'),
    ('column', 'any', 'confidence', 'how sure the reading is, in thousandths'),
    ('column', 'any', 'grounds', 'the rules that made the fact'),
    ('column', 'any', 'region_level', '0 country, 1 province, 2 prefecture, 3 county'),
    ('column', 'any', 'region_code', 'code of GB/T 2260; empty for several places, groups and unlisted places'),
    ('column', 'any', 'indicator_code', 'code of the catalogue; empty for what it does not have'),
    ('column', 'any', 'source_key', 'key of the bulletin: hebei-2023'),
    ('column', 'any', 'begin_byte', 'where it begins, in bytes of source.text'),
    ('column', 'any', 'end_byte', 'where it ends, in bytes of source.text'),
    ('column', 'any', 'number', 'number of the fact in its bulletin, in text order'),
    ('column', 'any', 'source_id', 'row of source'),
    ('column', 'any', 'passage_id', 'row of passage'),
    ('column', 'any', 'observation_id', 'row of observation'),
    ('column', 'any', 'aside_id', 'row of aside'),
    ('column', 'any', 'decision_id', 'row of decision'),
    ('column', 'any', 'cell', 'same cell: same place, indicator, scope, measure, period, so that only one value can be true'),
    ('column', 'any', 'low', 'least value that the last digit and the qualifier allow'),
    ('column', 'any', 'high', 'greatest value that they allow'),
    ('column', 'any', 'cell_facts', 'facts in this cell'),
    ('column', 'any', 'rank', 'place among the provinces of the same period'),
    ('column', 'any', 'provinces', 'how many provinces have a value for the period'),
    ('column', 'any', 'growth_percent', 'growth on the year before, as the bulletin states it'),
    ('column', 'any', 'growth_evidence', 'where the growth stands'),
    ('column', 'any', 'key', 'file name of the bulletin without its ending'),
    ('column', 'any', 'version', '1, 2 … of the same key'),
    ('column', 'any', 'current', 'whether it is the newest version of its key'),
    ('column', 'any', 'title', 'title of the bulletin'),
    ('column', 'any', 'title_origin', 'where the title comes from, see the codes'),
    ('column', 'any', 'publisher_origin', 'where the publisher comes from'),
    ('column', 'any', 'published_origin', 'where the day comes from'),
    ('column', 'any', 'region_name', 'the place by its full official name'),
    ('column', 'any', 'region_origin', 'where the place of the bulletin comes from'),
    ('column', 'any', 'path', 'the file as it was named'),
    ('column', 'any', 'media_type', 'kind of the file'),
    ('column', 'any', 'charset', 'encoding of the file'),
    ('column', 'any', 'sha256', 'SHA-256 of the bytes of the file'),
    ('column', 'any', 'byte_count', 'bytes of the file'),
    ('column', 'any', 'text_offset', 'bytes of the file before the text: 3 with a byte order mark'),
    ('column', 'any', 'ingested_at', 'when it was read, UTC'),
    ('column', 'any', 'program_version', 'the ipdb that read it'),
    ('column', 'any', 'catalog_version', 'the catalogue that it was read with'),
    ('column', 'any', 'numerals', 'Arabic numerals in the text'),
    ('column', 'any', 'accounted', 'of these, how many are in a fact or an aside'),
    ('column', 'any', 'facts', 'facts of the bulletin'),
    ('column', 'any', 'facts_of_the_catalogue', 'of these, how many have an indicator of the catalogue'),
    ('column', 'any', 'asides', 'numerals set aside'),
    ('column', 'any', 'unread', 'of these, how many nobody understood: to be brought to 0'),
    ('column', 'any', 'quote', 'the number as the bulletin writes it'),
    ('column', 'any', 'reason', 'why, see the codes'),
    ('column', 'any', 'level', '0 country, 1 province, 2 prefecture, 3 county'),
    ('column', 'any', 'name_zh', 'Chinese name'),
    ('column', 'any', 'name_en', 'English name'),
    ('column', 'any', 'short_zh', 'short Chinese name: 河北'),
    ('column', 'any', 'iso_3166_2', 'code of ISO 3166-2: CN-HE'),
    ('column', 'any', 'abbr', 'one-character name: 冀'),
    ('column', 'any', 'parent_code', 'the place above it'),
    ('column', 'any', 'alias', 'a name it is asked for by'),
    ('column', 'any', 'group_code', 'group of the catalogue'),
    ('column', 'any', 'nature', 'flow or stock, see the codes'),
    ('column', 'any', 'definition', 'what is counted'),
    ('column', 'any', 'symbol', 'the unit as written'),
    ('column', 'any', 'dimensions', 'what the unit counts'),
    ('column', 'any', 'verdict', 'what was decided, see the codes'),
    ('column', 'any', 'decided', 'verdicts of decisions in force, see the codes; empty: none'),
    ('column', 'any', 'rejected', 'facts that a decision rejected'),
    ('column', 'any', 'exact', 'the number as printed'),
    ('column', 'any', 'prefix', 'its sentence before it'),
    ('column', 'any', 'suffix', 'its sentence behind it'),
    ('column', 'any', 'reading', 'what the program read there when it was decided'),
    ('column', 'any', 'field', 'the field that is replaced, a column of fact'),
    ('column', 'any', 'replacement', 'what replaces it'),
    ('column', 'any', 'decided_by', 'who decided'),
    ('column', 'any', 'decided_at', 'when, UTC'),
    ('column', 'any', 'name', 'its name'),
    ('column', 'any', 'checksum', 'SHA-256 of the file of the migration'),
    ('column', 'any', 'applied_at', 'when it was applied, UTC'),
    ('column', 'any', 'kind', 'what kind of thing it is, see the codes'),
    ('column', 'any', 'place', 'where the name stands: a table, a column, or any'),
    ('column', 'any', 'meaning', 'what it means'),
    ('column', 'source', 'text', 'the text, UTF-8'),
    ('column', 'passage', 'text', 'the sentence'),
    ('column', 'coverage', 'doubtful', 'facts with a confidence below 700'),
    ('column', 'migration', 'number', '1, 2 … in the order in which they apply'),
    ('column', 'decision', 'reason', 'why it was decided'),
    ('code', 'measure', 'level', 'the quantity itself'),
    ('code', 'measure', 'yoy', 'growth on the same period a year before, percent'),
    ('code', 'measure', 'growth', 'growth on another base, percent'),
    ('code', 'measure', 'mom', 'growth on the period just before, percent'),
    ('code', 'measure', 'cagr', 'average growth a year, percent'),
    ('code', 'measure', 'change', 'absolute change'),
    ('code', 'measure', 'pp_change', 'change of a rate in percentage points'),
    ('code', 'measure', 'gap', 'difference from another place at the same time'),
    ('code', 'measure', 'share', 'part of a whole, percent'),
    ('code', 'measure', 'rank', 'place in an order'),
    ('code', 'measure', 'rate', 'a percentage that is itself the indicator'),
    ('code', 'qualifier', 'exact', 'as stated'),
    ('code', 'qualifier', 'approx', 'about: 约, 左右'),
    ('code', 'qualifier', 'over', 'more than: 超, 余, 以上'),
    ('code', 'qualifier', 'under', 'less than: 近, 不足, 以内'),
    ('code', 'status', 'actual', 'it is so'),
    ('code', 'status', 'target', 'it is planned'),
    ('code', 'period_kind', 'none', 'no period'),
    ('code', 'period_kind', 'year', 'a year'),
    ('code', 'period_kind', 'half', 'half a year'),
    ('code', 'period_kind', 'quarter', 'a quarter'),
    ('code', 'period_kind', 'month', 'a month'),
    ('code', 'period_kind', 'day', 'a day'),
    ('code', 'period_kind', 'years', 'several years'),
    ('code', 'period_kind', 'months', 'several months'),
    ('code', 'period_kind', 'asof', 'as of publication: 截至目前'),
    ('code', 'reason', 'date', 'a date, time, duration or streak'),
    ('code', 'reason', 'ordinal', 'an ordinal or the number of a section'),
    ('code', 'reason', 'docnumber', 'number of a document, licence or telephone'),
    ('code', 'reason', 'name', 'part of a name'),
    ('code', 'reason', 'rule', 'a limit or ratio of a rule'),
    ('code', 'reason', 'vague', 'a vague amount'),
    ('code', 'reason', 'furniture', 'a line of the page, not of the bulletin'),
    ('code', 'reason', 'unread', 'not understood'),
    ('code', 'nature', 'flow', 'happened during a period'),
    ('code', 'nature', 'stock', 'held at a moment'),
    ('code', 'origin', 'unknown', 'not known'),
    ('code', 'origin', 'inferred', 'read from the text'),
    ('code', 'origin', 'given', 'given by the user'),
    ('code', 'kind', 'heading', 'a heading'),
    ('code', 'kind', 'paragraph', 'running text'),
    ('code', 'kind', 'item', 'an item of a list'),
    ('code', 'kind', 'cell', 'a cell of a table'),
    ('code', 'kind', 'furniture', 'a line of the page'),
    ('code', 'verdict', 'accept', 'the reading is right'),
    ('code', 'verdict', 'reject', 'the number is not shown'),
    ('code', 'verdict', 'replace', 'a field is shown with another value'),
    ('code', 'verdict', 'prefer', 'it wins in its cell')
)
SELECT kind, place, name, meaning FROM entry
 UNION ALL
SELECT 'indicator', coalesce(group_code, ''), indicator_code,
       name_zh || coalesce(' ' || name_en, '') || ', ' || nature || ', ' || unit || coalesce(': ' || definition, '')
  FROM indicator;
