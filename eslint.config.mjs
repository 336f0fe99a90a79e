import globals from 'globals';
import tseslint from 'typescript-eslint';
import { mayImport, pure } from './architecture.mjs';

/** One door per lib, and only the doors that the table opens. */
const doors = (lib) => {
  const allowed = [...(mayImport[lib] ?? []), lib].join('|');
  return [
    {
      regex: `^@app/(?!(${allowed})(/testing)?$)`,
      message: `The table in architecture.mjs does not let ${lib} import this.`,
    },
    { regex: `^@app/${lib}$`, message: 'Inside a lib, import the file itself.' },
    { regex: '(^|/)libs/', message: 'Import another lib by its door, @app/<lib>.' },
  ];
};
const restrict = (patterns, paths = []) => ({ 'no-restricted-imports': ['error', { patterns, paths }] });
const frameworks = {
  regex: '^(@nestjs/|typeorm|graphql|pg|@apollo/|express|node:(?!crypto))',
  message: 'Rules are plain functions.',
};
const noClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'A rule is given the time.' },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'A rule is given the time.',
  },
  { selector: 'AwaitExpression', message: 'A rule waits for nothing.' },
];

const perLib = Object.keys(mayImport).flatMap((lib) => [
  { files: [`libs/${lib}/src/**/*.ts`], rules: restrict(doors(lib)) },
  {
    files: [`libs/${lib}/src/**/api/**/*.ts`],
    rules: restrict([...doors(lib), { regex: '^typeorm', message: 'What GraphQL shows knows no tables.' }]),
  },
  {
    files: [`libs/${lib}/src/**/store/**/*.ts`],
    rules: restrict([...doors(lib), { regex: '^@nestjs/graphql', message: 'Tables know no GraphQL.' }]),
  },
  {
    files: [`libs/${lib}/src/**/domain/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: {
      ...restrict([
        ...doors(lib),
        frameworks,
        { regex: `^@app/(?!(${pure.join('|')})$)`, message: 'A rule imports only kernel and pure libs.' },
      ]),
      'no-restricted-syntax': ['error', ...noClock],
    },
  },
]);

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.hearth', 'screenshots'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Structural typing is our mapper: an entity or a row of JSON is what its GraphQL type declares.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  ...perLib,
  {
    files: ['**/*.spec.ts', '**/testing.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
);
