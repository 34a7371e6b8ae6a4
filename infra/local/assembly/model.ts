// What the local host knows of the template, every intrinsic resolved: one plain record per thing that has to stand up.

export interface KeySchemaElement {
	readonly AttributeName: string;
	readonly KeyType: 'HASH' | 'RANGE';
}

export interface IndexModel {
	readonly IndexName: string;
	readonly KeySchema: readonly KeySchemaElement[];
	readonly Projection: { readonly ProjectionType?: string; readonly NonKeyAttributes?: readonly string[] };
}

export interface TableModel {
	readonly name: string;
	readonly arn: string;
	readonly attributes: readonly { readonly AttributeName: string; readonly AttributeType: string }[];
	readonly keys: readonly KeySchemaElement[];
	readonly indexes: readonly IndexModel[];
	readonly streamArn: string | undefined;
	readonly streamView: string | undefined;
	readonly ttlAttribute: string | undefined;
}

export interface CorsRule {
	readonly allowedOrigins: readonly string[];
	readonly allowedMethods: readonly string[];
	readonly allowedHeaders: readonly string[];
	readonly exposedHeaders: readonly string[];
	readonly maxAge: number | undefined;
}

export interface BucketModel {
	readonly name: string;
	readonly arn: string;
	readonly versioned: boolean;
	readonly eventBridge: boolean;
	readonly cors: readonly CorsRule[];
	/** Malware protection plans over keys of this bucket; the prefix '' covers all of it. */
	readonly scans: readonly { readonly planArn: string; readonly prefix: string; readonly roleArn: string }[];
}

export interface PolicyCondition {
	readonly operator: ConditionOperator;
	/** In small letters: IAM does not tell `aws:SourceArn` from `AWS:sourcearn`. */
	readonly key: string;
	/** One of them is enough. */
	readonly values: readonly string[];
}
export type ConditionOperator = 'StringEquals' | 'StringLike' | 'ArnEquals' | 'ArnLike' | 'Bool' | 'NumericLessThan';

export interface PolicyStatement {
	readonly sid: string | undefined;
	readonly allows: boolean;
	readonly actions: readonly string[];
	readonly resources: readonly string[];
	/** All of them must hold, or the statement says nothing. */
	readonly conditions: readonly PolicyCondition[];
}

/** A statement of a resource's own policy, or of a role's trust policy. */
export interface ResourceStatement extends PolicyStatement {
	/** `*`, names of services, ARNs. */
	readonly principals: readonly string[];
}

export interface RoleModel {
	readonly name: string;
	readonly arn: string;
	readonly statements: readonly PolicyStatement[];
	/** Who may take the role on. */
	readonly trust: readonly ResourceStatement[];
}

export interface FunctionModel {
	readonly roleArn: string;
	readonly logGroupName: string;
	readonly name: string;
	readonly arn: string;
	readonly folder: string;
	readonly handler: string;
	readonly environment: Readonly<Record<string, string>>;
	readonly timeoutSeconds: number;
	readonly memoryMegabytes: number;
	readonly deadLetterArn: string | undefined;
	/** From the event invoke config: how often an asynchronous call is repeated, and where it goes in the end. */
	readonly asyncRetries: number;
	readonly asyncMaximumAgeSeconds: number;
	readonly asyncFailureArn: string | undefined;
}

export interface MachineModel {
	readonly name: string;
	readonly arn: string;
	readonly roleArn: string;
	readonly definition: unknown;
}

export interface QueueModel {
	readonly name: string;
	readonly arn: string;
	readonly url: string;
	readonly visibilitySeconds: number;
	readonly retentionSeconds: number;
	readonly delaySeconds: number;
	readonly redrive: { readonly deadLetterArn: string; readonly maxReceiveCount: number } | undefined;
}

export interface RuleTarget {
	readonly id: string;
	readonly arn: string;
	readonly input: string | undefined;
	readonly inputPath: string | undefined;
	readonly transformer: { readonly paths: Readonly<Record<string, string>>; readonly template: string } | undefined;
	readonly deadLetterArn: string | undefined;
}

export interface RuleModel {
	readonly name: string;
	readonly arn: string;
	readonly pattern: unknown;
	readonly everyMilliseconds: number | undefined;
	readonly targets: readonly RuleTarget[];
}

interface MappingBase {
	readonly id: string;
	readonly functionArn: string;
	readonly sourceArn: string;
	readonly batchSize: number;
	readonly filters: readonly unknown[];
	readonly reportsItemFailures: boolean;
}
export interface QueueMapping extends MappingBase {
	readonly kind: 'queue';
	readonly maximumConcurrency: number;
}
export interface StreamMapping extends MappingBase {
	readonly kind: 'stream';
	readonly fromStart: boolean;
	readonly bisect: boolean;
	/** Infinity: until the record succeeds. */
	readonly maximumRetries: number;
	/** Infinity: as long as the stream keeps it. */
	readonly maximumAgeSeconds: number;
	readonly failureQueueArn: string | undefined;
}

export interface RouteModel {
	readonly method: string;
	readonly path: string;
	readonly functionArn: string;
	/** As which the API calls the function: what its permission names as source. */
	readonly sourceArn: string;
}

export interface IdentityClient {
	readonly id: string;
	readonly callbackUrls: readonly string[];
	readonly logoutUrls: readonly string[];
}

export interface AssemblyModel {
	readonly tables: readonly TableModel[];
	readonly buckets: readonly BucketModel[];
	readonly functions: readonly FunctionModel[];
	readonly roles: readonly RoleModel[];
	/** What queues, buckets and functions say themselves about who may use them, by ARN. */
	readonly resourcePolicies: ReadonlyMap<string, readonly ResourceStatement[]>;
	readonly machines: readonly MachineModel[];
	readonly queues: readonly QueueModel[];
	readonly rules: readonly RuleModel[];
	readonly mappings: readonly (QueueMapping | StreamMapping)[];
	readonly routes: readonly RouteModel[];
	readonly identityClients: readonly IdentityClient[];
	readonly identityDomains: readonly string[];
	readonly groups: readonly string[];
	readonly mailIdentities: readonly string[];
	readonly mailConfigurationSets: readonly string[];
	/** Resource types of this template that change nothing here, each with the reason. */
	readonly withoutEffect: ReadonlyMap<string, string>;
}
