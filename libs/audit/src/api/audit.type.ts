import { enumOf, InstantType, pageType } from '@app/graphql';
import type { Role } from '@app/kernel';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Fault, type FaultCode, faultCodes, type Head } from '../domain/chain';
import { type LookingAct, lookingActs } from '../domain/looking';
import type { Standing } from '../verify';

export const AuditFaultCodeEnum = Object.fromEntries(faultCodes.map((word) => [word, word]));
registerEnumType(AuditFaultCodeEnum, {
  name: 'AuditFaultCode',
  description: 'How the record was tampered with.',
  valuesMap: {
    ENTRY_CHANGED: { description: 'An entry, or its place, is not what was sealed.' },
    ENTRY_GONE: { description: 'Sealed, but no longer there.' },
    POSITION_GONE: { description: 'A seal is missing.' },
    ENTRY_SLIPPED_IN: { description: 'Older than the last sealed entry, and never sealed.' },
    TAIL_GONE: { description: 'The chain ends before its published head.' },
    HEAD_DIFFERS: { description: 'At the published position the chain has another hash: it was made anew.' },
  },
});

@ObjectType('AuditEntry', { description: 'One act, done or refused. Never changed, never removed.' })
export class AuditEntryType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => InstantType, { description: 'When, by the database’s clock.' })
  readonly at: Date;

  @Field(() => ID, { nullable: true, description: 'Who; null when a part of Hearth itself did it.' })
  readonly personId: string | null;

  @Field(() => String, { nullable: true, description: 'Their name as it is now.' })
  readonly personName: string | null;

  @Field(() => ID, { nullable: true, description: 'For which organisation they acted.' })
  readonly organisationId: string | null;

  @Field(() => String, { nullable: true, description: 'Its name as it is now.' })
  readonly organisationName: string | null;

  @Field(() => [String], { description: 'The roles they held there then; none when no person did it.' })
  readonly roles: readonly Role[];

  @Field(() => String, { nullable: true, description: 'Which part of Hearth, when no person did it.' })
  readonly system: string | null;

  @Field(() => String, { description: 'A fixed word, such as VACANCY_PUBLISHED.' })
  readonly action: string;

  @Field(() => Boolean, { description: 'Whether it was tried and refused.' })
  readonly refused: boolean;

  @Field(() => String, { nullable: true, description: 'What kind of thing it was done to.' })
  readonly subjectKind: string | null;

  @Field(() => ID, { nullable: true, description: 'Which one.' })
  readonly subjectId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose record it is, when not the actor’s own organisation’s.',
  })
  readonly aboutOrganisationId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in the actor’s words, where a reason is needed.',
  })
  readonly reason: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Place in the chain; null until it is sealed, some seconds later.',
  })
  readonly position: number | null;
}

export const AuditEntryPageType = pageType(AuditEntryType, 'AuditEntryPage');

@ObjectType('AuditSubject', { description: 'A record that a reference stands for.' })
export class AuditSubjectType {
  @Field(() => String, { description: 'What it is, as in its entries: household, for example.' })
  readonly kind: string;

  @Field(() => ID, { description: 'For auditEntries.' })
  readonly id: string;

  @Field(() => String, { description: 'The organisation it belongs to, or that registered it.' })
  readonly whose: string;
}

@ObjectType('AuditSubjects', { description: 'What a reference stands for.' })
export class AuditSubjectsType {
  @Field(() => [AuditSubjectType], { description: 'None when there is no such thing; at most 20.' })
  readonly subjects: readonly AuditSubjectType[];
}

export const LookingActEnum = enumOf(
  lookingActs,
  'LookingAct',
  'How somebody looked at a record without changing it.',
);

@ObjectType('Look', { description: 'Somebody looked at a record of your organisation.' })
export class LookType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => InstantType, { description: 'When, by the database’s clock.' })
  readonly at: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Who, if they work or worked for you; null for anybody else.',
  })
  readonly personName: string | null;

  @Field(() => String, { description: 'For which organisation they acted.' })
  readonly organisationName: string;

  @Field(() => LookingActEnum, { description: 'How.' })
  readonly action: LookingAct;

  @Field(() => String, {
    nullable: true,
    description: 'At what: a service’s name, or the reference of a household or an application.',
  })
  readonly what: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in their words, where a reason is needed.' })
  readonly reason: string | null;
}

export const LookPageType = pageType(LookType, 'LookPage');

@ObjectType('AuditHead', {
  description: 'The end of the chain: published outside the database every time it moves.',
})
export class AuditHeadType implements Head {
  @Field(() => Int, { description: 'How many entries the chain has up to here.' })
  readonly position: number;

  @Field(() => String, { description: 'SHA-256 that stands for all of them, 64 hexadecimal digits.' })
  readonly hash: string;
}

@ObjectType('AuditFault', { description: 'One sign that the record was tampered with.' })
export class AuditFaultType implements Fault {
  @Field(() => AuditFaultCodeEnum, { description: 'What was done.' })
  readonly code: FaultCode;

  @Field(() => Int, { nullable: true, description: 'Where in the chain.' })
  readonly position: number | null;

  @Field(() => ID, { nullable: true, description: 'Which entry.' })
  readonly entryId: string | null;
}

@ObjectType('AuditStanding', { description: 'What a walk through the whole chain found.' })
export class AuditStandingType implements Standing {
  @Field(() => Int, { description: 'Entries in the chain.' })
  readonly sealed: number;

  @Field(() => Int, { description: 'Entries of the last seconds, not yet in the chain.' })
  readonly unsealed: number;

  @Field(() => AuditHeadType, { nullable: true, description: 'Null while the chain is empty.' })
  readonly head: AuditHeadType | null;

  @Field(() => [AuditFaultType], { description: 'Empty when all is well; at most 100.' })
  readonly faults: readonly AuditFaultType[];
}
