import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { authorise } from '@app/identity';
import {
  type Actor,
  addMinutes,
  inPounds,
  NotFound,
  type Outcome,
  type PersonActor,
  Problems,
  refuse,
  toPence,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import {
  type ReservationType,
  ReserveSpendingInput,
  SpendingRoomInput,
  type SpendingRoomType,
} from './api/reservation.type';
import { type Approved, type Client, clientIn } from './domain/claim-rows';
import { type Line, reaches, roomOn, type Spend, totalOn, totalWith } from './domain/line';
import { ReservationEntity } from './store/claim.entities';
import { claimsLock, reservedFor, spentBefore } from './store/claims.store';
import { approvedDays } from './store/preapprovals.store';
import { readLiveReservations, readReservation, readReservations } from './store/reservations.read';
import { fundSettingsOn } from './store/settings.store';

/**
 * "May I spend this now?": asked at the counter, at night. A yes keeps the room under the client's line until its hours
 * are over; then it is free again by time alone, with nothing to sweep (product section 7).
 */
@Injectable()
export class Reservations {
  constructor(private readonly db: Database) {}

  /** What is kept now for all clients of the actor's organisation. */
  reservations(actor: Actor, args: PageArgs): Promise<Page<ReservationType>> {
    authorise(actor, 'reservations');
    return this.db.read(actor, (tx) => readReservations(tx, args));
  }

  spendingRoom(actor: Actor, input: SpendingRoomInput): Promise<SpendingRoomType | null> {
    authorise(actor, 'spendingRoom');
    return this.db.read(actor, async (tx) => {
      const client = clientIn(input.clientReference.trim(), 'clientReference');
      if ('message' in client || checkInput(SpendingRoomInput, input).length > 0) return null;
      const approved = await approvedDays(tx, input.authorityId);
      if (approved.length === 0) return null;
      const { claimed, reserved, line } = await countedFor(tx, input.authorityId, client);
      return {
        leftPence: holdsToday(tx, approved) ? roomOn([...claimed, ...reserved], tx.today, line) : toPence(0),
        claimedPence: totalOn(claimed, tx.today, line.months),
        reservedPence: totalOn(reserved, tx.today, line.months),
        linePence: toPence(line.pence),
        months: line.months,
        reservations: await readLiveReservations(tx, input.authorityId, client.key),
      };
    });
  }

  /** Answers yes by keeping the room, or no with what is left. Askers for one client wait for each other. */
  reserveSpending(actor: Actor, input: ReserveSpendingInput): Promise<Outcome<ReservationType>> {
    authorise(actor, 'reserveSpending');
    const { idempotencyKey, ...request } = input;
    const { authorityId } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(ReserveSpendingInput, input);
        if (shape.length > 0) return new Problems(shape);
        await tx.lock(claimsLock(authorityId, actor.organisationId));
        const approved = await approvedDays(tx, authorityId);
        if (approved.length === 0) throw new NotFound();
        const client = clientIn(input.clientReference.trim(), 'clientReference');
        if ('message' in client) return new Problems([client]);
        if (!holdsToday(tx, approved))
          return refuse(
            'NOT_PREAPPROVED',
            'Your organisation is not approved beforehand today. Apply for approval instead.',
            'authorityId',
          );
        const { claimed, reserved, line, hours } = await countedFor(tx, authorityId, client);
        const counted = [...claimed, ...reserved];
        const pence = toPence(input.pence);
        const total = totalWith(counted, { day: tx.today, pence }, line.months);
        if (reaches(total, line))
          return refuse(
            'OVER_THE_LINE',
            `No: with ${inPounds(pence)} the total of this client would be ${inPounds(total)}, and must stay under ${inPounds(toPence(line.pence))}. ` +
              `${inPounds(roomOn(counted, tx.today, line))} is left. Apply for approval for more.`,
            'pence',
          );
        const id = randomUUID();
        await tx.manager.insert(ReservationEntity, {
          id,
          authorityId,
          organisationId: actor.organisationId,
          clientReference: client.reference,
          clientKey: client.key,
          pence,
          reservedOn: tx.today,
          madeAt: tx.now,
          madeBy: actor.personId,
          endsAt: addMinutes(tx.now, hours * 60),
        });
        await record(tx, {
          action: 'SPENDING_RESERVED',
          subject: { kind: 'fund_reservation', id },
          aboutOrganisationId: authorityId,
        });
        return existing(tx, id);
      },
      { once: { operation: 'reserveSpending', key: idempotencyKey, request, again: existing } },
    );
  }

  /** Nothing was spent: the room is free now. */
  giveUpReservation(actor: Actor, id: string): Promise<Outcome<ReservationType>> {
    authorise(actor, 'giveUpReservation');
    return this.db.commit(actor, async (tx) => {
      const own = { id, organisationId: actor.organisationId };
      const found = await tx.manager.findOneBy(ReservationEntity, own);
      if (!found) throw new NotFound();
      await tx.lock(claimsLock(found.authorityId, actor.organisationId));
      if (!(await existing(tx, id)).live)
        return refuse('RESERVATION_OVER', 'This room is not kept any more.', 'id');
      await tx.manager.update(ReservationEntity, { id }, { givenUpAt: tx.now });
      await record(tx, {
        action: 'RESERVATION_GIVEN_UP',
        subject: { kind: 'fund_reservation', id },
        aboutOrganisationId: found.authorityId,
      });
      return existing(tx, id);
    });
  }
}

const holdsToday = ({ today }: Tx, approved: readonly Approved[]): boolean =>
  approved.some(({ from, until }) => from <= today && (until === null || today < until));

/** What counts of a client against the line now, and the settings it is judged by. */
async function countedFor(
  tx: Tx<PersonActor>,
  authorityId: string,
  { key }: Client,
): Promise<{
  readonly claimed: readonly Spend[];
  readonly reserved: readonly Spend[];
  readonly line: Line;
  readonly hours: number;
}> {
  const settings = await fundSettingsOn(tx, authorityId, tx.today);
  return {
    claimed: (await spentBefore(tx, authorityId, [key])).get(key) ?? [],
    reserved: await reservedFor(tx, authorityId, [key]),
    line: { pence: settings.PREAPPROVED_LIMIT, months: settings.ROLLING_MONTHS },
    hours: settings.RESERVATION_HOURS,
  };
}

async function existing(tx: Tx, id: string): Promise<ReservationType> {
  const found = await readReservation(tx, id);
  if (!found) throw new NotFound();
  return found;
}
