import type { Tx } from '@app/database';
import type { Page, PageArgs } from '@app/graphql';
import type { ReservationType } from '../api/reservation.type';
import { reservationIsLive } from './claims.store';
import { readPage } from './paging';

const reservationSql = `
  select r.id, r.made_at as sorted, json_build_object('id', r.id, 'authorityId', r.authority_id, 'clientReference', r.client_reference,
    'pence', r.pence, 'madeAt', instant(r.made_at), 'endsAt', instant(r.ends_at), 'live', ${reservationIsLive('r')}) as node
  from fund_reservation r where true`;

export async function readReservation(tx: Tx, id: string): Promise<ReservationType | null> {
  const rows: { node: ReservationType }[] = await tx.manager.query(`${reservationSql} and r.id = $1`, [id]);
  return rows[0]?.node ?? null;
}

/** Those of the actor's organisation that count now, newest first. */
export const readReservations = (tx: Tx, args: PageArgs): Promise<Page<ReservationType>> =>
  readPage(tx, args, `${reservationSql} and ${reservationIsLive('r')}`, 'timestamptz');

/** Those that count now for one client of the actor's organisation, oldest first. */
export async function readLiveReservations(
  tx: Tx,
  authorityId: string,
  clientKey: string,
): Promise<readonly ReservationType[]> {
  const rows: { node: ReservationType }[] = await tx.manager.query(
    `${reservationSql} and r.authority_id = $1 and r.client_key = $2 and ${reservationIsLive('r')} order by r.made_at, r.id`,
    [authorityId, clientKey],
  );
  return rows.map(({ node }) => node);
}
