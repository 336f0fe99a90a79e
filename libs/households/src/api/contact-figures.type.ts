import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('ContactMonth', { description: 'A month of an organisation’s first contact, as counts.' })
export class ContactMonthType {
  @Field(() => String, { description: 'Which, as 2026-11.' })
  readonly month: string;

  @Field(() => Int, { description: 'Cases that it took on, by registering or by a spoken code.' })
  readonly takenOn: number;

  @Field(() => Int, { description: 'Cases that it let go of because somebody else holds them.' })
  readonly handedOver: number;
}

@ObjectType('ContactFigures', { description: 'What an organisation’s first contact comes to; no household.' })
export class ContactFiguresType {
  @Field(() => [ContactMonthType], { description: 'The last six months, the earliest first.' })
  readonly months: readonly ContactMonthType[];

  @Field(() => Int, { description: 'Open cases that it holds now.' })
  readonly held: number;

  @Field(() => Int, { description: 'Those of them that nobody else holds: they wait to be picked up.' })
  readonly heldAlone: number;
}
