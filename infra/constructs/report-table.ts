// The one table: reports, history, links, decisions, contributions, sessions, told apart by pk and sk.
// It can be wound back to any second, is not deleted by mistake, and streams both images of every change.
import type { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

const indexes = {
	bySubmitter: ['submitterKey', 'submitterSort'],
	byUnit: ['unitKey', 'unitSort'],
	byPending: ['pendingKey', 'pendingSort'],
} as const;
export type IndexName = keyof typeof indexes;
export const allIndexes: readonly IndexName[] = ['bySubmitter', 'byUnit', 'byPending'];

const stringKey = (name: string) => ({ name, type: AttributeType.STRING });

export type ReportTableProps = { removalPolicy: RemovalPolicy };

export class ReportTable extends Construct {
	readonly table: Table;
	readonly streamArn: string;

	constructor(scope: Construct, id: string, props: ReportTableProps) {
		super(scope, id);
		this.table = new Table(this, 'Table', {
			partitionKey: stringKey('pk'),
			sortKey: stringKey('sk'),
			billingMode: BillingMode.PAY_PER_REQUEST,
			timeToLiveAttribute: 'ttl',
			stream: StreamViewType.NEW_AND_OLD_IMAGES,
			pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
			deletionProtection: true,
			removalPolicy: props.removalPolicy,
		});
		for (const indexName of allIndexes) {
			const [partition, sort] = indexes[indexName];
			this.table.addGlobalSecondaryIndex({
				indexName,
				partitionKey: stringKey(partition),
				sortKey: stringKey(sort),
			});
		}
		if (this.table.tableStreamArn === undefined) throw new Error('The table has no stream.');
		this.streamArn = this.table.tableStreamArn;
	}
}
