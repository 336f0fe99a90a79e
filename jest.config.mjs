/** One config for every test. Rules need nothing; commands and journeys get a PostgreSQL from globalSetup. */
export default {
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^@app/([^/]+)/testing$': '<rootDir>/libs/$1/src/testing',
    '^@app/([^/]+)$': '<rootDir>/libs/$1/src',
  },
  globalSetup: '<rootDir>/test/setup.ts',
  globalTeardown: '<rootDir>/test/teardown.ts',
  testSequencer: '<rootDir>/test/longest-first.mjs',
  testTimeout: 30_000,
  maxWorkers: 2,
};
