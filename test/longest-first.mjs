import Sequencer from '@jest/test-sequencer';

/** Where the long tests are: pages in a browser, real processes, every role against every operation. */
const long = /\/test\/(pages|start-up|access|faults)\//;

/**
 * Begins with the long tests, so that at the end neither of two workers waits a minute for the other. On a clean
 * checkout Jest knows no times, and would go by the size of the files.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const bySize = super.sort(tests);
    return [...bySize].sort((a, b) => Number(long.test(b.path)) - Number(long.test(a.path)));
  }
}
