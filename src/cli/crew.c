/* Each worker takes the next file, and what it finds waits in the file's slot until all files before have been written:
 *
 *     worker 1   a.txt ───── written with b.txt │ d.txt …
 *     worker 2   b.txt ─ kept │ c.txt ──────────── written …
 *
 * The file whose turn it is writes straight out. A worker waits only when it is SLOTS files ahead of that one.
 */
#include "cli/crew.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/output.h"

#define CREW_MOST 16
#define SLOTS     64
#define KEPT_MOST ((size_t)4 << 20) /* bytes of one file's records that wait; who finds more waits too */

struct slot {
    char *kept;
    size_t len, cap;
    enum ipdb_status status;
    char *message; /* of a failure; NULL: no memory for it */
    bool done;
};

struct crew {
    struct work *work;
    pthread_mutex_t lock; /* of all here; standard output is of the file whose turn it is */
    pthread_cond_t turned;
    size_t next; /* the first file that nobody has taken */
    size_t turn; /* the first file that is not written */
    bool stopped;
    struct slot slots[SLOTS];
};

struct worker {
    struct crew *crew;
    struct ipdb *ipdb;
    size_t file;
};

static struct slot *slot_of(struct crew *crew, size_t file)
{
    return &crew->slots[file % SLOTS];
}

static bool take_file(struct worker *w)
{
    struct crew *crew = w->crew;
    pthread_mutex_lock(&crew->lock);
    while (!crew->stopped && crew->next >= crew->turn + SLOTS)
        pthread_cond_wait(&crew->turned, &crew->lock);
    bool taken = !crew->stopped && crew->next < crew->work->files.len;
    if (taken)
        w->file = crew->next++;
    pthread_mutex_unlock(&crew->lock);
    return taken;
}

static void write_kept(struct slot *slot)
{
    if (slot->len > 0)
        (void)output_sink(NULL, slot->kept, slot->len);
    slot->len = 0;
}

/* Writes all that need not wait any longer; with the lock. */
static void write_done(struct crew *crew)
{
    for (struct slot *slot; slot = slot_of(crew, crew->turn), slot->done; crew->turn++) {
        write_kept(slot);
        if (slot->status != IPDB_OK && !output_stopped())
            work_failed(crew->work, slot->message ? slot->message : "no memory", slot->status);
        free(slot->message);
        slot->message = NULL;
        slot->done = false;
    }
    crew->stopped = output_stopped();
    pthread_cond_broadcast(&crew->turned);
}

static void finish_file(struct worker *w, enum ipdb_status status)
{
    struct crew *crew = w->crew;
    struct slot *slot = slot_of(crew, w->file);
    slot->status = status;
    slot->message = status == IPDB_OK ? NULL : strdup(ipdb_message(w->ipdb));
    pthread_mutex_lock(&crew->lock);
    slot->done = true;
    if (crew->turn == w->file)
        write_done(crew);
    pthread_mutex_unlock(&crew->lock);
}

static bool keep(struct slot *slot, const char *bytes, size_t length)
{
    if (length > KEPT_MOST - slot->len)
        return false;
    size_t cap = slot->cap ? slot->cap : (size_t)64 << 10;
    while (cap - slot->len < length)
        cap *= 2;
    char *grown = cap > slot->cap ? realloc(slot->kept, cap) : slot->kept;
    if (!grown)
        return false;
    memcpy(grown + slot->len, bytes, length);
    slot->kept = grown;
    slot->cap = cap;
    slot->len += length;
    return true;
}

/* An ipdb_sink. */
static bool send(void *context, const char *bytes, size_t length)
{
    struct worker *w = context;
    struct crew *crew = w->crew;
    struct slot *slot = slot_of(crew, w->file);
    pthread_mutex_lock(&crew->lock);
    bool kept = crew->turn != w->file && keep(slot, bytes, length);
    while (!kept && crew->turn != w->file)
        pthread_cond_wait(&crew->turned, &crew->lock);
    pthread_mutex_unlock(&crew->lock);
    if (kept)
        return true;
    write_kept(slot);
    return output_sink(NULL, bytes, length);
}

static void *read_files(void *context)
{
    struct worker *w = context;
    const struct work *work = w->crew->work;
    while (take_file(w))
        finish_file(w, ipdb_extract(w->ipdb, work->files.paths[w->file], &work->given, send, w));
    return NULL;
}

/* Standard input is read by one. */
static size_t crew_size(const struct work *work)
{
    for (size_t i = 0; i < work->files.len; i++)
        if (strcmp(work->files.paths[i], "-") == 0)
            return 1;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t size = processors < 1 ? 1 : processors > CREW_MOST ? CREW_MOST : (size_t)processors;
    return size < work->files.len ? size : work->files.len;
}

void crew_extract(struct work *work)
{
    struct crew crew = {.work = work, .lock = PTHREAD_MUTEX_INITIALIZER, .turned = PTHREAD_COND_INITIALIZER};
    struct worker workers[CREW_MOST] = {{.crew = &crew, .ipdb = work->ipdb}};
    pthread_t threads[CREW_MOST];
    size_t size = crew_size(work), hired = 1;
    for (; hired < size; hired++) {
        workers[hired] = (struct worker){.crew = &crew, .ipdb = ipdb_share(work->ipdb)};
        if (!workers[hired].ipdb)
            break;
        if (pthread_create(&threads[hired], NULL, read_files, &workers[hired]) != 0) {
            ipdb_close(workers[hired].ipdb);
            break;
        }
    }
    (void)read_files(&workers[0]);
    for (size_t i = 1; i < hired; i++) {
        (void)pthread_join(threads[i], NULL);
        ipdb_close(workers[i].ipdb);
    }
    for (size_t i = 0; i < SLOTS; i++) {
        free(crew.slots[i].kept);
        free(crew.slots[i].message);
    }
}
