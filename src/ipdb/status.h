/* Status of every operation of ipdb, inside the library and in its public interface.
 *
 * A status says what kind of thing happened; the message that goes with it says where and what to do.
 * `ipdb_exit_status` maps a status onto the exit status of the program.
 */
#ifndef IPDB_STATUS_H
#define IPDB_STATUS_H

enum ipdb_status {
    IPDB_OK = 0,
    IPDB_NOTHING,     /* understood, but nothing was found */
    IPDB_FINDINGS,    /* done and printed: there are differences or contradictions to look at */
    IPDB_USAGE,       /* a syntax error, an unknown name, an option that does not fit */
    IPDB_DATA,        /* a document or a catalogue that cannot be read as what it should be */
    IPDB_NOINPUT,     /* a file that is not there */
    IPDB_IO,          /* reading, writing or syncing failed */
    IPDB_BUSY,        /* another program holds the database */
    IPDB_PERMISSION,  /* no right to read or write */
    IPDB_CORRUPT,     /* a database that is damaged or another program's */
    IPDB_LIMIT,       /* a limit of size, depth or time was reached */
    IPDB_NOMEM,       /* no memory */
    IPDB_NEWER,       /* the database was written by a newer program */
    IPDB_STRICT,      /* `strict` refused an answer that mixes periods */
    IPDB_INTERRUPTED, /* the user asked to stop */
    IPDB_INTERNAL     /* a defect of this program */
};

#endif
