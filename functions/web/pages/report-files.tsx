// The files of a report, version by version, the newest open. Invariant: a file is offered only once its bytes have arrived.
import type { VersionItem } from '../../ledger/items.ts';
import { formatBytes } from '../format.ts';
import type { Language, Text } from '../text.ts';

const FileTable = ({ version, language, text }: { version: VersionItem; language: Language; text: Text }) => {
	const { report, upload } = text;
	return (
		<div class="table">
			<table class="stack">
				<thead>
					<tr>
						<th scope="col">{report.file}</th>
						<th scope="col">{report.size}</th>
						<th scope="col">{report.sha256}</th>
					</tr>
				</thead>
				<tbody>
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
								<code class="hash hash-short" title={file.sha256}>
									{file.sha256.slice(0, 16)}…
								</code>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
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
