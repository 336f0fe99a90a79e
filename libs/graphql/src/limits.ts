import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLInputType,
  GraphQLNonNull,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { getArgumentValues, getVariableValues } from 'graphql/execution/values';

/** The most one operation may ask. Not told to the caller, who learns only that it is too much. */
export interface Limits {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  /** How often one field may be written, under any alias, in one place. */
  readonly repeats: number;
  /** Fields to be answered, with lists counted by the size that was asked, variables included. */
  readonly cost: number;
}

export const usualLimits: Limits = { depth: 8, aliases: 15, rootFields: 5, repeats: 5, cost: 50_000 };

const tooMuch = (what: string): GraphQLError =>
  new GraphQLError(`This request asks too much at once: ${what}. Split it, or ask for smaller pages.`, {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });

const bad = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A list without a page size, such as a unit's calendar, is counted as this many. */
const unpagedList = 20;

/**
 * Measures an operation that is valid by the schema, before anything runs: with the variables' values, so that
 * `first: $n` counts what it will fetch. Ids must have the form of ids and no text a NUL, which PostgreSQL refuses.
 * Published limit rules read literals only, which is why this one is our own.
 *
 * @throws GraphQLError BAD_USER_INPUT at the first limit that is passed.
 */
export function checkLimits(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limits: Limits = usualLimits,
): void {
  const fragments = new Map(
    document.definitions.flatMap((d) =>
      d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [],
    ),
  );
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  // Variables of the wrong type are refused by GraphQL itself, which names them.
  if (!coerced) return;
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    checkVariableText(
      schema,
      type.kind === Kind.NAMED_TYPE ? type.name.value : '',
      coerced[variable.name.value],
    );
  }
  const root = schema.getRootType(operation.operation);
  if (!root) return;
  const walk = new Walk(schema, fragments, coerced, limits);
  const cost = walk.selections(operation.selectionSet, root, 1);
  if (walk.rootFields > limits.rootFields) throw tooMuch('too many fields at the top');
  if (cost > limits.cost) throw tooMuch('the answer would be too large');
}

/** Walks selections, fragments opened, and adds up. */
class Walk {
  rootFields = 0;
  private aliases = 0;
  /** Cost of what was walked so far, so that deep repetition stops early. */
  private walked = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
    private readonly limits: Limits,
  ) {}

  /** @returns how many fields the answer to these selections would hold. */
  selections(set: SelectionSetNode, parent: GraphQLObjectType, depth: number): number {
    if (depth > this.limits.depth) throw tooMuch('it goes too deep');
    const times = new Map<string, number>();
    let cost = 0;
    for (const { field, on } of this.fields(set, parent)) {
      if (depth === 1) this.rootFields += 1;
      const name = field.name.value;
      const repeats = (times.get(`${on.name}.${name}`) ?? 0) + 1;
      times.set(`${on.name}.${name}`, repeats);
      if (repeats > this.limits.repeats) throw tooMuch('a field is repeated too often');
      if (field.alias && (this.aliases += 1) > this.limits.aliases) throw tooMuch('too many aliases');
      cost += this.field(field, on, depth);
      if ((this.walked += 1) > this.limits.cost) throw tooMuch('it is too long');
    }
    return cost;
  }

  private field(field: FieldNode, parent: GraphQLObjectType, depth: number): number {
    const definition = parent.getFields()[field.name.value];
    if (!definition) return 1;
    const args = getArgumentValues(definition, field, { ...this.variables });
    for (const argument of definition.args) checkText(argument.type, args[argument.name]);
    if (!field.selectionSet) return 1;
    const type = getNamedType(definition.type);
    const possible = isAbstractType(type)
      ? this.schema.getPossibleTypes(type)
      : isObjectType(type)
        ? [type]
        : [];
    const inner = Math.max(
      1,
      ...possible.map((one) => this.selections(field.selectionSet as SelectionSetNode, one, depth + 1)),
    );
    const first = args['first'];
    return (
      1 +
      inner *
        (typeof first === 'number'
          ? Math.max(1, first)
          : holdsList(definition.type) && !isPageNodes(parent)
            ? unpagedList
            : 1)
    );
  }

  /** The fields of a selection with its fragments opened, as far as they apply to this type. */
  private fields(
    set: SelectionSetNode,
    parent: GraphQLObjectType,
  ): { field: FieldNode; on: GraphQLObjectType }[] {
    return set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [{ field: selection, on: parent }];
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
      if (!fragment || !this.applies(fragment.typeCondition?.name.value, parent)) return [];
      return this.fields(fragment.selectionSet, parent);
    });
  }

  private applies(condition: string | undefined, parent: GraphQLObjectType): boolean {
    if (condition === undefined || condition === parent.name) return true;
    const type = this.schema.getType(condition);
    return isAbstractType(type) && this.schema.isSubType(type, parent);
  }
}

/** A page's nodes were counted with the page's own size already. */
const isPageNodes = (parent: GraphQLObjectType): boolean => parent.name.endsWith('Page');

const holdsList = (type: unknown): boolean =>
  isListType(type) || (type instanceof GraphQLNonNull && isListType(type.ofType));

function checkVariableText(schema: GraphQLSchema, name: string, value: unknown): void {
  const type = schema.getType(name);
  if (type && isInputObjectType(type)) checkText(type, value);
}

/** Ids that can be ids, and text that PostgreSQL can keep, however deep in the input. */
function checkText(type: GraphQLInputType, value: unknown): void {
  if (value === null || value === undefined) return;
  if (isNonNullType(type)) {
    checkText(type.ofType, value);
  } else if (isListType(type)) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) checkText(type.ofType, item);
  } else if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      checkText(field.type, (value as Record<string, unknown>)[field.name]);
    }
  } else if (typeof value === 'string') {
    if (getNamedType(type).name === 'ID' && !uuid.test(value))
      throw bad('Give the id exactly as Hearth gave it to you.');
    if (value.includes('\u0000')) throw bad('Leave out characters that cannot be printed.');
  }
}
