/** How a node and its workers are to be started: of the 48 MB that V8 keeps for young objects they need six. */
export const HEAP_ARGUMENTS = ['--max-semi-space-size=2'];

/** Likewise: with a pool for each thread the system's allocator (glibc) keeps a fifth more than is used. */
export const HEAP_ENVIRONMENT = { MALLOC_ARENA_MAX: '2' };
