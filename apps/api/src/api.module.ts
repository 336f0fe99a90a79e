import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloServerPlugin } from '@apollo/server';
import type { DatabaseOptions } from '@app/database';
import { checkLimits, type Failure, formatErrors } from '@app/graphql';
import { Actors, type BearerConfig, IdentityModule, type SignedInContext, verifyBearer } from '@app/identity';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request } from 'express';
import { parts, scalars } from '../../parts';
import { HealthController } from './health.controller';

export interface ApiOptions {
  readonly database: Omit<DatabaseOptions, 'entities'>;
  readonly bearer: BearerConfig;
  /** 32 bytes: the key under which spoken codes are kept. */
  readonly codeKey: Buffer;
  /** A folder with another modulus table than the package’s; null or absent: that one. */
  readonly modulusTables?: string | null;
  readonly production: boolean;
  /** Told of every failure that the caller learns only a reference of. */
  readonly onFailure: (failure: Failure) => void;
}

/** The GraphQL door: wiring only. */
@Module({})
export class ApiModule {
  static forRoot(options: ApiOptions): DynamicModule {
    return {
      module: ApiModule,
      controllers: [HealthController],
      providers: scalars,
      imports: [
        ...parts(options),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [IdentityModule],
          inject: [Actors],
          useFactory: (actors: Actors) => graphqlOptions(options, actors),
        }),
      ],
    };
  }
}

/** Closed by default: each setting here is one that the stack leaves open (see docs/adr on the GraphQL door). */
const graphqlOptions = (options: ApiOptions, actors: Actors): ApolloDriverConfig => ({
  autoSchemaFile: true,
  // Unsorted: the order of an enum’s words says which is least, and its description speaks of that.
  sortSchema: false,
  path: '/graphql',
  graphiql: false,
  introspection: !options.production,
  csrfPrevention: true,
  cache: 'bounded',
  allowBatchedHttpRequests: false,
  includeStacktraceInErrorResponses: false,
  hideSchemaDetailsFromClientErrors: true,
  autoTransformHttpErrors: false,
  stopOnTerminationSignals: false,
  fieldResolverEnhancers: ['guards'],
  parseOptions: { maxTokens: 2_000 },
  formatError: formatErrors(options.onFailure),
  // The two packages' types differ only in being read as CommonJS and as ESM.
  plugins: [ApolloServerPluginCacheControlDisabled(), limitsPlugin] as unknown as NonNullable<
    ApolloDriverConfig['plugins']
  >,
  context: ({ req }: { req: Request }) => contextOf(req, actors, options.bearer),
});

/** Measures an operation with its variables before anything of it runs. */
const limitsPlugin: ApolloServerPlugin<SignedInContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ schema, document, operation, request }) {
        if (operation) checkLimits(schema, document, operation, request.variables ?? {});
        return Promise.resolve();
      },
    }),
};

/** Who asks. A refusal is kept for the field that needs an actor, so that every refusal reads alike. */
async function contextOf(request: Request, actors: Actors, bearer: BearerConfig): Promise<SignedInContext> {
  try {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
    const { issuer, subject } = await verifyBearer(token, bearer);
    const person = await actors.forSubject(issuer, subject);
    try {
      return { person, actor: actors.actorFor(person, organisationOf(request)) };
    } catch (refusal) {
      return { person, refusal: refusal as Error };
    }
  } catch (refusal) {
    return { refusal: refusal as Error };
  }
}

/** The organisation one acts for, of those one works for. */
function organisationOf(request: Request): string | undefined {
  const header = request.headers['x-hearth-organisation'];
  return typeof header === 'string' && header !== '' ? header : undefined;
}
