import { Module } from '@nestjs/common';
import { ClaimsResolver } from './api/claims.resolver';
import { PreapprovalsResolver } from './api/preapprovals.resolver';
import { ReservationsResolver } from './api/reservations.resolver';
import { ClaimDecisions } from './claim-decisions';
import { Claims } from './claims';
import { Preapprovals } from './preapproval';
import { Reservations } from './reservations';

@Module({
  providers: [
    Preapprovals,
    Claims,
    ClaimDecisions,
    Reservations,
    PreapprovalsResolver,
    ClaimsResolver,
    ReservationsResolver,
  ],
  exports: [Preapprovals, Claims, ClaimDecisions, Reservations],
})
export class SafeStartFundModule {}
