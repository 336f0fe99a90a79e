import fc from 'fast-check';

/** fast-check with as many runs as HEARTH_RUNS asks for (1: the small count of an everyday run). */
fc.configureGlobal({ numRuns: 100 * Number(process.env['HEARTH_RUNS'] ?? 1) });

export { fc };
