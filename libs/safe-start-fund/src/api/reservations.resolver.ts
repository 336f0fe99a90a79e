import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Reservations } from '../reservations';
import {
  ReservationPageType,
  ReservationType,
  ReserveSpendingInput,
  SpendingRoomInput,
  SpendingRoomType,
} from './reservation.type';

const ReservationResult = resultOf('ReservationResult', ReservationType);

@Resolver()
export class ReservationsResolver {
  constructor(private readonly reservations: Reservations) {}

  @Query(() => ReservationPageType, {
    name: 'reservations',
    description: 'Room that your organisation keeps now, newest first.',
  })
  list(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<ReservationType>> {
    return this.reservations.reservations(actor, args);
  }

  @Query(() => SpendingRoomType, {
    nullable: true,
    description:
      'What may still be spent on a client; null: this fund never approved you beforehand, or that is no client word.',
  })
  spendingRoom(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SpendingRoomInput,
  ): Promise<SpendingRoomType | null> {
    return this.reservations.spendingRoom(actor, input);
  }

  @Mutation(() => ReservationResult, {
    description:
      'May I spend this now? A yes keeps the room for 48 hours. Problems: OVER_THE_LINE, which says what is left, NOT_PREAPPROVED, CLIENT, IDENTIFYING.',
  })
  reserveSpending(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ReserveSpendingInput,
  ): Promise<Outcome<ReservationType>> {
    return this.reservations.reserveSpending(actor, input);
  }

  @Mutation(() => ReservationResult, {
    description: 'Nothing is spent after all: the room is free. Problems: RESERVATION_OVER.',
  })
  giveUpReservation(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<ReservationType>> {
    return this.reservations.giveUpReservation(actor, id);
  }
}
