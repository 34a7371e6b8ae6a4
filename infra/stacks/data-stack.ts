// What outlives every deployment: the uploaded files, the table with its history, the malware scan that guards the files.
// Everything here is kept when the stack goes; no function, queue or rule belongs here.
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { MalwareScan } from '../constructs/malware-scan.ts';
import { ReportTable } from '../constructs/report-table.ts';
import { createSiteOrigin } from '../constructs/site-origin.ts';
import { UploadsBucket } from '../constructs/uploads-bucket.ts';
import type { Stage } from '../stages.ts';

export type DataStackProps = StackProps & { stage: Stage };

export class DataStack extends Stack {
	readonly uploads: UploadsBucket;
	readonly reports: ReportTable;

	constructor(scope: Construct, id: string, { stage, ...props }: DataStackProps) {
		super(scope, id, {
			description: 'Khuyen cong reports: uploaded files and the table of reports (kept when the stack is deleted)',
			terminationProtection: stage.terminationProtection,
			...props,
		});
		const removalPolicy = stage.dataRemoval;
		this.uploads = new UploadsBucket(this, 'Uploads', { removalPolicy, siteOrigin: createSiteOrigin(this, stage) });
		this.reports = new ReportTable(this, 'Reports', { removalPolicy });
		new MalwareScan(this, 'MalwareScan', { bucket: this.uploads.bucket });
	}
}
