import { type DynamicModule, Module } from '@nestjs/common';
import { Alerts } from './alerts';
import { AlertsResolver } from './api/alerts.resolver';
import { PayeesResolver } from './api/payees.resolver';
import { PaymentRunsResolver } from './api/payment-runs.resolver';
import { StatementsResolver } from './api/statements.resolver';
import { ModulusCheck } from './modulus-check';
import { Payees } from './payees';
import { PaymentFiles } from './payment-files';
import { PaymentRuns } from './payment-runs';
import { Statements } from './statements';

@Module({})
export class SafeStartFundModule {
  /** @param modulusTables a folder with `valacdos.txt` and `scsubtab.txt`; null: the table that came with the package. */
  static forRoot({ modulusTables }: { readonly modulusTables: string | null }): DynamicModule {
    const paying = [Payees, PaymentRuns, PaymentFiles, Statements, Alerts];
    return {
      module: SafeStartFundModule,
      providers: [
        { provide: ModulusCheck, useFactory: () => ModulusCheck.of(modulusTables) },
        ...paying,
        PayeesResolver,
        PaymentRunsResolver,
        StatementsResolver,
        AlertsResolver,
      ],
      exports: paying,
    };
  }
}
