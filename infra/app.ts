// What the CDK command runs (cdk.json): `STAGE=prod npx cdk deploy --all`. The command says where the assembly goes.
import path from 'node:path';
import { createBundle } from './bundle.ts';
import { createApp } from './create-app.ts';
import { parseStageName } from './stages.ts';
import { addTemplateChecks } from './template-checks.ts';

const stage = parseStageName(process.env.STAGE ?? 'dev');
const bundle = await createBundle({ out: path.resolve(import.meta.dirname, '../.build/functions') });
const app = createApp({ stage, bundleFolder: bundle.folder });
addTemplateChecks(app);
app.synth();
