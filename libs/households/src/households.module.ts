import { type DynamicModule, Module } from '@nestjs/common';
import { AccessClasses } from './access-classes';
import { AccessClassesResolver } from './api/access-classes.resolver';
import { ContactFiguresResolver } from './api/contact-figures.resolver';
import { HouseholdsResolver } from './api/households.resolver';
import { CodeKey } from './code-key';
import { ContactFigures } from './contact-figures';
import { HouseholdLinks } from './household-links';
import { Households } from './households';

@Module({})
export class HouseholdsModule {
  /** @param codeKey the secret of HEARTH_CODE_KEY: see `CodeKey`. */
  static forRoot({ codeKey }: { readonly codeKey: Buffer }): DynamicModule {
    return {
      module: HouseholdsModule,
      providers: [
        { provide: CodeKey, useFactory: () => new CodeKey(codeKey) },
        Households,
        HouseholdLinks,
        AccessClasses,
        ContactFigures,
        HouseholdsResolver,
        AccessClassesResolver,
        ContactFiguresResolver,
      ],
      exports: [Households, HouseholdLinks, AccessClasses],
    };
  }
}
