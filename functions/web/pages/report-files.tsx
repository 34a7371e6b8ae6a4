// The files of a report, version by version, the newest open. Invariant: a file is offered only once its bytes have arrived.
import type { VersionItem } from '../../ledger/items.ts';
import { formatBytes } from '../format.ts';
import type { Language, Text } from '../text.ts';
import { ShortHash } from './short-hash.tsx';
import { StackTable } from './stack-table.tsx';

const FileTable = ({ version, language, text }: { version: VersionItem; language: Language; text: Text }) => {
	const { report, upload } = text;
	return (
		<StackTable heads={[report.file, report.size, report.sha256]}>
			{version.files.map((file) => (
				<tr>
					<th scope="row">
						{file.objectVersionId ? (
							<a href={`/reports/${version.reportId}/files/${version.version}/${file.n}`}>{file.name}</a>
						) : (
							file.name
						)}
						<small>
							{' '}
							· {upload.roles[file.role]}
							{file.objectVersionId ? '' : ` · ${report.notArrived}`}
						</small>
					</th>
					<td>{formatBytes(file.bytes, language)}</td>
					<td>
						<ShortHash hash={file.sha256} characters={16} more="…" />
					</td>
				</tr>
			))}
		</StackTable>
	);
};

export const ReportFiles = ({
	versions,
	language,
	text,
}: {
	versions: VersionItem[];
	language: Language;
	text: Text;
}) => {
	const [current, ...earlier] = versions;
	return (
		<section class="card" aria-labelledby="files">
			<h2 id="files">{text.report.filesTitle}</h2>
			{current ? <FileTable version={current} language={language} text={text} /> : null}
			{earlier.map((version) => (
				<details>
					<summary>{text.report.earlier(version.version)}</summary>
					<FileTable version={version} language={language} text={text} />
				</details>
			))}
		</section>
	);
};
