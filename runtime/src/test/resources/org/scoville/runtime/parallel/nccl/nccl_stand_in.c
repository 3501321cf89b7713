/*
 * A stand-in for libnccl and for the few functions of CUDA and libtorch_cuda that are called, on
 * host memory: ranks, threads or processes, meet in shared memory named by NCCL's 128-byte id.
 *
 * It sums in the order of the ranks from zeros, as the threads of one process do without it. Like
 * NCCL over shared memory it hangs when a rank is gone, tells so by ncclCommGetAsyncError, and ends
 * a call that hangs when its communicator is aborted.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { SUCCESS, CUDA, SYSTEM, INTERNAL, ARGUMENT, USAGE, REMOTE };
enum { FLOAT32 = 7, SUM = 0 };
#define ID_BYTES 128
#define MOST_RANKS 64
#define CHUNK 16384
#define STREAM ((void*) 0x5c0)
#define EVENT_MARK 0xe7e7e7e7u

/* Any library with this symbol reduces arrays on a CPU. */
int scoville_reduces_host_memory = 1;

static atomic_int planted_code;
static atomic_int planted_version;
static atomic_int planted_async;
static atomic_int planted_event;
static _Thread_local int device = -1;

/* What tests alone call. */
void stand_in_fail_next(int code) { atomic_store(&planted_code, code); }
void stand_in_version(int code) { atomic_store(&planted_version, code); }
void stand_in_async(int code) { atomic_store(&planted_async, code); }
void stand_in_events(int state) { atomic_store(&planted_event, state); }

typedef struct {
  atomic_int joined;
  atomic_int arrived;
  atomic_int round;
  int ranks;
  int pid[MOST_RANKS];
  struct { size_t count; int what; } call[MOST_RANKS];
  float slot[MOST_RANKS][CHUNK];
} Shared;

typedef struct {
  Shared* shared;
  int rank;
  int ranks;
  atomic_int aborted;
} Comm;

typedef struct { char bytes[ID_BYTES]; } Id;

static void pause_briefly(int tries) {
  struct timespec time = {0, tries < 100 ? 1000 : 200000};
  nanosleep(&time, NULL);
}

static int is_gone(Comm* comm) {
  for (int i = 0; i < comm->ranks; i++) {
    if (kill(comm->shared->pid[i], 0) != 0 && errno == ESRCH) return 1;
  }
  return 0;
}

static int barrier(Comm* comm) {
  Shared* shared = comm->shared;
  int round = atomic_load(&shared->round);
  if (atomic_fetch_add(&shared->arrived, 1) == comm->ranks - 1) {
    atomic_store(&shared->arrived, 0);
    atomic_fetch_add(&shared->round, 1);
    return SUCCESS;
  }
  for (int tries = 0; atomic_load(&shared->round) == round; tries++) {
    if (atomic_load(&comm->aborted)) return INTERNAL;
    pause_briefly(tries);
  }
  return SUCCESS;
}

/* A digest of the id's first bytes stands in its last ones: an id that lost some is refused. */
static uint64_t digest(const Id* id) {
  uint64_t hash = 1469598103934665603ull;
  for (int i = 0; i < ID_BYTES - 8; i++) hash = (hash ^ (uint8_t) id->bytes[i]) * 1099511628211ull;
  return hash;
}

const char* ncclGetErrorString(int result) {
  switch (result) {
    case SUCCESS: return "no error";
    case CUDA: return "unhandled cuda error";
    case SYSTEM: return "unhandled system error";
    case INTERNAL: return "internal error";
    case ARGUMENT: return "invalid argument";
    case USAGE: return "invalid usage";
    case REMOTE: return "remote process exited or there was a network error";
    default: return "unknown result code";
  }
}

int ncclGetVersion(int* version) {
  int planted = atomic_load(&planted_version);
  *version = planted ? planted : 22602;
  return SUCCESS;
}

int ncclGetUniqueId(Id* id) {
  static atomic_int made;
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  for (int i = 0; i < ID_BYTES; i++) id->bytes[i] = (char) (i * 7 + 1);
  snprintf(id->bytes, 64, "/scoville-%d-%d-%ld", getpid(), atomic_fetch_add(&made, 1), now.tv_nsec);
  uint64_t hash = digest(id);
  memcpy(id->bytes + ID_BYTES - 8, &hash, 8);
  return SUCCESS;
}

int ncclCommInitRank(Comm** comm, int ranks, Id id, int rank) {
  uint64_t hash = digest(&id);
  if (memcmp(id.bytes + ID_BYTES - 8, &hash, 8) != 0) return ARGUMENT;
  if (ranks < 1 || ranks > MOST_RANKS || rank < 0 || rank >= ranks || device < 0) return ARGUMENT;
  int file = shm_open(id.bytes, O_CREAT | O_RDWR, 0600);
  if (file < 0 || ftruncate(file, sizeof(Shared)) != 0) return SYSTEM;
  Shared* shared = mmap(NULL, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (shared == MAP_FAILED) return SYSTEM;
  Comm* own = calloc(1, sizeof(Comm));
  own->shared = shared;
  own->rank = rank;
  own->ranks = ranks;
  shared->pid[rank] = getpid();
  atomic_fetch_add(&shared->joined, 1);
  for (int tries = 0; atomic_load(&shared->joined) < ranks; tries++) pause_briefly(tries);
  shm_unlink(id.bytes);
  *comm = own;
  return SUCCESS;
}

static int start(Comm* comm, size_t count, int what) {
  int code = atomic_exchange(&planted_code, 0);
  if (code) return code;
  if (atomic_load(&comm->aborted)) return INTERNAL;
  Shared* shared = comm->shared;
  shared->call[comm->rank].count = count;
  shared->call[comm->rank].what = what;
  int result = barrier(comm);
  if (result) return result;
  for (int i = 0; i < comm->ranks; i++) {
    if (shared->call[i].count != count || shared->call[i].what != what) return USAGE;
  }
  return barrier(comm);
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

int ncclAllReduce(const float* from, float* to, size_t count, int type, int op, Comm* comm,
                  void* stream) {
  if (!from || !to || type != FLOAT32 || op != SUM || !comm || stream != STREAM || device < 0)
    return ARGUMENT;
  int result = start(comm, count, 1000);
  for (size_t at = 0; at < count && !result; at += CHUNK) {
    size_t length = least(CHUNK, count - at);
    memcpy(comm->shared->slot[comm->rank], from + at, length * sizeof(float));
    if ((result = barrier(comm))) break;
    for (size_t i = 0; i < length; i++) {
      float sum = 0;
      for (int rank = 0; rank < comm->ranks; rank++) sum += comm->shared->slot[rank][i];
      to[at + i] = sum;
    }
    result = barrier(comm);
  }
  return result;
}

int ncclBroadcast(const float* from, float* to, size_t count, int type, int root, Comm* comm,
                  void* stream) {
  if (!from || !to || type != FLOAT32 || !comm || root < 0 || root >= comm->ranks ||
      stream != STREAM || device < 0)
    return ARGUMENT;
  int result = start(comm, count, root);
  for (size_t at = 0; at < count && !result; at += CHUNK) {
    size_t length = least(CHUNK, count - at);
    if (comm->rank == root)
      memcpy(comm->shared->slot[root], from + at, length * sizeof(float));
    if ((result = barrier(comm))) break;
    memcpy(to + at, comm->shared->slot[root], length * sizeof(float));
    result = barrier(comm);
  }
  return result;
}

int ncclCommGetAsyncError(Comm* comm, int* failure) {
  int planted = atomic_load(&planted_async);
  *failure = planted ? planted : is_gone(comm) ? REMOTE : SUCCESS;
  return SUCCESS;
}

/* The communicator isn't freed: a call that it ends still looks at it. */
int ncclCommAbort(Comm* comm) {
  atomic_store(&comm->aborted, 1);
  return SUCCESS;
}

int ncclCommDestroy(Comm* comm) {
  munmap(comm->shared, sizeof(Shared));
  free(comm);
  return SUCCESS;
}

int cudaSetDevice(int number) {
  if (number < 0) return 101;
  device = number;
  return 0;
}

const char* cudaGetErrorString(int error) {
  return error == 101 ? "invalid device ordinal" : error == 700 ? "illegal address" : "?";
}

int cudaEventCreateWithFlags(void** event, unsigned flags) {
  if (flags != 2) return 1;
  unsigned* made = malloc(sizeof(unsigned));
  *made = EVENT_MARK;
  *event = made;
  return 0;
}

int cudaEventRecord(void* event, void* stream) {
  return *(unsigned*) event == EVENT_MARK && stream == STREAM ? 0 : 1;
}

int cudaEventQuery(void* event) {
  return *(unsigned*) event == EVENT_MARK ? atomic_load(&planted_event) : 1;
}

int cudaEventDestroy(void* event) {
  free(event);
  return 0;
}

int aoti_torch_get_current_cuda_stream(int32_t number, void** stream) {
  if (number != device) return 1;
  *stream = STREAM;
  return 0;
}
