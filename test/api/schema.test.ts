import { type GraphQLNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { createSchema } from '../../api/schema.ts';

const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

function* describable(type: GraphQLNamedType): Generator<[string, string | null | undefined]> {
  const standard = ['ID', 'Int', 'Float', 'String', 'Boolean'].includes(type.name);
  if (!standard) yield [type.name, type.description];
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field.description];
      for (const argument of field.args) yield [`${type.name}.${field.name}(${argument.name}:)`, argument.description];
    }
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field.description];
  }
  if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description];
}

test('every type, field, argument and value has a description', () => {
  const all = types.flatMap((type) => [...describable(type)]);
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter(([, text]) => !text?.trim()).map(([name]) => name)).toEqual([]);
});

test('every kind of node is a type of that name with the Node interface', async () => {
  const { NODE_KINDS } = await import('../../graph/model.ts');
  const node = schema.getType('Node');
  expect(isInterfaceType(node)).toBe(true);
  const implementing = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
  expect(implementing.sort()).toEqual([...NODE_KINDS].sort());
});

test('every word of the model is a value of its enum', async () => {
  const model = await import('../../graph/model.ts');
  const { IMPACT_STATUSES, SEVERITIES } = await import('../../queries/impact/answer.ts');
  const valuesOf = (name: string): unknown[] => {
    const type = schema.getType(name);
    return isEnumType(type) ? type.getValues().map(({ value }) => value as unknown) : [];
  };
  expect(valuesOf('EventType').sort()).toEqual([...model.EVENT_TYPES].sort());
  expect(valuesOf('ActionStatus').sort()).toEqual([...model.ACTION_STATUSES].sort());
  expect(valuesOf('AvailabilityState').sort()).toEqual([...model.AVAILABILITY_STATES].sort());
  expect(valuesOf('Stance').sort()).toEqual([...model.STANCES].sort());
  expect(valuesOf('Basis').sort()).toEqual([...model.BASES, 'catalogue'].sort());
  expect(valuesOf('ImpactStatus').sort()).toEqual([...IMPACT_STATUSES].sort());
  expect(valuesOf('Severity').sort()).toEqual([...SEVERITIES].sort());
});

test('the core that dashboards hold on to is there, as published', () => {
  const signature = (type: string, field: string): string => {
    const found = schema.getType(type);
    const one = isObjectType(found) ? found.getFields()[field] : undefined;
    return `${one?.args.map(({ name, type }) => `${name}: ${type}`).join(', ')} → ${one?.type}`;
  };
  expect(signature('Query', 'impact')).toBe(
    'event: ID, action: ID, organisation: ID!, at: DateTime, knownAt: DateTime → Impact!',
  );
  expect(signature('Query', 'scenario')).toBe(
    'input: ScenarioInput!, organisation: ID!, at: DateTime, knownAt: DateTime → Impact!',
  );
  expect(signature('Query', 'availability')).toBe(
    'model: ID!, channel: ID, audience: AudienceInput, at: DateTime, knownAt: DateTime → [Availability!]!',
  );
  expect(signature('Query', 'events')).toBe(
    'filter: EventFilter, order: EventOrder, first: Int, after: String, at: DateTime, knownAt: DateTime → EventConnection!',
  );
  expect(signature('Query', 'changes')).toBe('after: String, first: Int → ChangeConnection!');
  expect(signature('Query', 'concentration')).toBe(
    'organisation: ID!, at: DateTime, knownAt: DateTime → Concentration!',
  );
  expect(signature('Query', 'sources')).toBe(' → [Source!]!');
  expect(signature('Action', 'status')).toBe('at: DateTime, knownAt: DateTime → ActionStatus!');
  expect(signature('Action', 'history')).toBe(' → [Event!]!');
  expect(signature('Event', 'recordedAt')).toBe(' → DateTime!');
  expect(signature('Impact', 'workloads')).toBe(
    'status: [ImpactStatus!], only: [ID!], first: Int, after: String → WorkloadImpactConnection!',
  );
  expect(signature('WorkloadImpact', 'paths')).toBe(' → [Path!]!');
  expect(signature('WorkloadImpact', 'alternatives')).toBe('first: Int → [Alternative!]!');
  expect(signature('Path', 'hops')).toBe(' → [Hop!]!');
  expect(signature('Hop', 'evidence')).toBe(' → [Evidence!]!');
  expect(signature('Evidence', 'quote')).toBe(' → String!');
});
