import { buildSchema, getOperationAST, parse } from 'graphql';
import { checkLimits, type Limits, usualLimits } from './limits';

const schema = buildSchema(`
  type Query { leaf(id: ID, note: String, in: In): Leaf  page(first: Int = 20): LeafPage  either: Either }
  type Leaf { name: String  next: Leaf  twigs: [Leaf!]!  page(first: Int!): LeafPage }
  type LeafPage { nodes: [Leaf!]! }
  type Stone { name: String }
  union Either = Leaf | Stone
  input In { id: ID  deep: [In!] }
`);

const check = (text: string, variables: Record<string, unknown> = {}, limits: Partial<Limits> = {}): void => {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('One operation is wanted.');
  checkLimits(schema, document, operation, variables, { ...usualLimits, ...limits });
};
const nested = (levels: number): string => `${'next { '.repeat(levels)}name${' }'.repeat(levels)}`;

describe('the limit of depth', () => {
  it('is 8: the eighth level passes, the ninth does not', () => {
    expect(() => check(`{ leaf { ${nested(6)} } }`)).not.toThrow();
    expect(() => check(`{ leaf { ${nested(7)} } }`)).toThrow('too deep');
  });
  it('looks into fragments, named and inline', () => {
    expect(() => check(`{ leaf { ...F } } fragment F on Leaf { ${nested(7)} }`)).toThrow('too deep');
    expect(() => check(`{ either { ... on Leaf { ${nested(7)} } } }`)).toThrow('too deep');
  });
});

describe('the limit of cost', () => {
  it('counts a page by what the variable asks', () => {
    const query =
      'query ($n: Int!) { page(first: $n) { nodes { name page(first: $n) { nodes { name } } } } }';
    expect(() => check(query, { n: 10 }, { cost: 1_000 })).not.toThrow();
    expect(() => check(query, { n: 50 }, { cost: 1_000 })).toThrow('too large');
  });
  it('counts a page by its default when nothing is asked', () => {
    expect(() => check('{ page { nodes { name } } }', {}, { cost: 30 })).toThrow('too large');
    expect(() => check('{ page { nodes { name } } }', {}, { cost: 50 })).not.toThrow();
  });
  it('counts a list without a size as more than one', () => {
    expect(() => check('{ leaf { twigs { twigs { twigs { name } } } } }', {}, { cost: 1_000 })).toThrow(
      'too large',
    );
  });
  it('takes the dearer of a union’s arms', () => {
    expect(() =>
      check('{ either { ... on Leaf { twigs { name } } ... on Stone { name } } }', {}, { cost: 20 }),
    ).toThrow('too large');
  });
});

describe('the limits of writing', () => {
  it('stop aliases, repeated fields and many fields at the top', () => {
    expect(() =>
      check(
        `{ leaf { ${Array.from({ length: 16 }, (_, n) => `a${n}: name`).join(' ')} } }`,
        {},
        { repeats: 99 },
      ),
    ).toThrow('aliases');
    expect(() => check('{ leaf { name name name name name name } }')).toThrow('repeated');
    expect(() => check('{ leaf { ...F ...F ...F ...F ...F ...F } } fragment F on Leaf { name }')).toThrow(
      'repeated',
    );
    expect(() =>
      check(
        '{ leaf {name} page {__typename} either {__typename} a: leaf {name} b: leaf {name} c: leaf {name} }',
      ),
    ).toThrow('at the top');
  });
});

describe('ids and text', () => {
  const id = '3f0e2a52-52b8-4d0e-8f07-3f6d3b1f7a10';
  it('must be able to be what they say, written out, in variables and deep in inputs', () => {
    expect(() => check('{ leaf(id: "1") { name } }')).toThrow('Give the id');
    expect(() => check('query ($i: ID) { leaf(id: $i) { name } }', { i: 'x' })).toThrow('Give the id');
    expect(() => check('query ($i: In) { leaf(in: $i) { name } }', { i: { deep: [{ id: 'x' }] } })).toThrow(
      'Give the id',
    );
    expect(() => check('query ($i: In) { leaf(in: $i) { name } }', { i: { deep: [{ id }] } })).not.toThrow();
    expect(() => check('query ($t: String) { leaf(note: $t) { name } }', { t: 'a\u0000b' })).toThrow(
      'cannot be printed',
    );
  });
  it('of the wrong type are left to GraphQL, which names them', () => {
    expect(() => check('query ($t: String) { leaf(note: $t) { name } }', { t: 1 })).not.toThrow();
  });
});
