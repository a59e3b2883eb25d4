// How a program of the house is started so that its memory stays small, whatever passes through it. No bound is set that it
// could run into: it only collects earlier, and gives large pieces back to the system instead of keeping them for later. Maps of
// the sources stay out as well (18 MiB): what is compiled reads line by line like its source.

/** For Node: the heap grows by a fifth before it is collected, and what is new is looked through in small portions; it costs a tenth of the time. */
export const FRUGAL_FLAGS = ['--heap-growing-percent=20', '--max-semi-space-size=4'];

/** For the allocator: without a fixed threshold it keeps every large piece that was ever freed. */
export const FRUGAL_ENVIRONMENT = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };
