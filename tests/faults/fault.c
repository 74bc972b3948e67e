/* Stands before the C library's calls that change files, and at the one it is told to makes the disk fail or ends the
   process. Counts only what happens below one folder. Loaded with LD_PRELOAD; Linux. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { NONE, KILL_BEFORE, KILL_TORN, KILL_AFTER, FULL, DENIED, BROKEN };

static char folder[PATH_MAX];
static int kind, at, count, struck;

void fault_arm(const char *where, int what, int when) {
    strncpy(folder, where, sizeof folder - 1);
    kind = what, at = when, count = 0, struck = 0;
}

int fault_count(void) { return count; }
int fault_struck(void) { return struck; }

static int inside(const char *path) {
    if (!folder[0] || !path) return 0;
    if (path[0] == '/') return strncmp(path, folder, strlen(folder)) == 0;
    return 0;
}

static int open_inside(int fd) {
    char link[64], path[PATH_MAX];
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return inside(path);
}

/* Say whether this call is to fail, with errno set. A full disk and a closed folder stay so; a broken disk heals. */
static int strikes(int grows, int names) {
    count++;
    if (kind == KILL_BEFORE && count == at) kill(getpid(), SIGKILL);
    int now = kind == FULL ? grows && count >= at : kind == DENIED ? names && count >= at : kind == BROKEN && count == at;
    if (!now) return 0;
    struck++;
    errno = kind == FULL ? ENOSPC : kind == DENIED ? EACCES : EIO;
    return 1;
}

static void after(void) { if (kind == KILL_AFTER && count == at) kill(getpid(), SIGKILL); }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define WRITES(name, offset_parameter, offset_argument)                                                  \
    ssize_t name(int fd, const void *data, size_t size offset_parameter) {                               \
        if (!open_inside(fd)) return REAL(name)(fd, data, size offset_argument);                         \
        if (strikes(1, 0)) return -1;                                                                    \
        if (kind == KILL_TORN && count == at) {                                                          \
            REAL(name)(fd, data, size / 2 offset_argument);                                              \
            kill(getpid(), SIGKILL);                                                                     \
        }                                                                                                \
        ssize_t done = REAL(name)(fd, data, size offset_argument);                                       \
        after();                                                                                         \
        return done;                                                                                     \
    }
#define COMMA ,
WRITES(write, , )
WRITES(pwrite, COMMA off_t offset, COMMA offset)
WRITES(pwrite64, COMMA off64_t offset, COMMA offset)

#define FD_CALL(name, parameter, argument, grows)                                                        \
    int name(int fd parameter) {                                                                         \
        if (!open_inside(fd)) return REAL(name)(fd argument);                                            \
        if (strikes(grows, 0)) return -1;                                                                \
        int done = REAL(name)(fd argument);                                                              \
        after();                                                                                         \
        return done;                                                                                     \
    }

/* What the kernel copies by itself: Python's shutil does so. */
#define COPIES(name, parameters, arguments, half, to)                                                    \
    ssize_t name parameters {                                                                            \
        if (!open_inside(to)) return REAL(name) arguments;                                               \
        if (strikes(1, 0)) return -1;                                                                    \
        if (kind == KILL_TORN && count == at) {                                                          \
            REAL(name) half;                                                                             \
            kill(getpid(), SIGKILL);                                                                     \
        }                                                                                                \
        ssize_t done = REAL(name) arguments;                                                             \
        after();                                                                                         \
        return done;                                                                                     \
    }
COPIES(sendfile, (int to, int from, off_t *at_, size_t size), (to, from, at_, size), (to, from, at_, 512), to)
COPIES(sendfile64, (int to, int from, off64_t *at_, size_t size), (to, from, at_, size), (to, from, at_, 512), to)

FD_CALL(fsync, , , 0)
FD_CALL(fdatasync, , , 0)
FD_CALL(ftruncate, COMMA off_t size, COMMA size, 1)
FD_CALL(ftruncate64, COMMA off64_t size, COMMA size, 1)

#define PATH_CALL(name, parameters, arguments, path, grows)                                              \
    int name parameters {                                                                                \
        if (!inside(path)) return REAL(name) arguments;                                                  \
        if (strikes(grows, 1)) return -1;                                                                \
        int done = REAL(name) arguments;                                                                 \
        after();                                                                                         \
        return done;                                                                                     \
    }
PATH_CALL(rename, (const char *from, const char *to), (from, to), to, 0)
PATH_CALL(unlink, (const char *path), (path), path, 0)
PATH_CALL(rmdir, (const char *path), (path), path, 0)
PATH_CALL(mkdir, (const char *path, mode_t mode), (path, mode), path, 1)

/* Python deletes what lies in folders by the folders' descriptors. */
int unlinkat(int place, const char *path, int flags) {
    if (!open_inside(place) && !inside(path)) return REAL(unlinkat)(place, path, flags);
    if (strikes(0, 1)) return -1;
    int done = REAL(unlinkat)(place, path, flags);
    after();
    return done;
}

#define OPENS(name)                                                                                      \
    int name(const char *path, int flags, ...) {                                                         \
        va_list more;                                                                                    \
        va_start(more, flags);                                                                           \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;                          \
        va_end(more);                                                                                    \
        if (!(flags & (O_CREAT | O_TRUNC)) || !inside(path)) return REAL(name)(path, flags, mode);       \
        if (strikes(1, 1)) return -1;                                                                    \
        int fd = REAL(name)(path, flags, mode);                                                          \
        after();                                                                                         \
        return fd;                                                                                       \
    }
OPENS(open)
OPENS(open64)
