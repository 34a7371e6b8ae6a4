// The frame of every page: head, header with menu and language, main. Invariant: landmarks, a skip link and the language are always there.
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { isAdministrator, seesAll } from '../access.ts';
import { type AssetName, assetPath } from '../assets/assets.ts';
import type { Visitor } from '../deps.ts';
import type { Language, Text } from '../text.ts';

const icon =
	"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%230b5d4e'/%3E%3Cpath d='M8 22V10h3v5l5-5h4l-6 6 6 6h-4l-5-5v5z' fill='%23fff'/%3E%3C/svg%3E";

export const LanguageSwitch = ({ back, language, text }: { back: string; language: Language; text: Text }) => (
	<form method="post" action="/language" class="language">
		<input type="hidden" name="back" value={back} />
		<button
			type="submit"
			class="plain"
			name="to"
			value={language === 'vi' ? 'en' : 'vi'}
			lang={language === 'vi' ? 'en' : 'vi'}
		>
			{text.otherLanguage}
		</button>
	</form>
);

const Menu = ({ visitor, path, text }: { visitor: Visitor | null; path: string; text: Text }) => {
	const link = (href: string, label: string) => (
		<a href={href} aria-current={path.startsWith(href) ? 'page' : undefined}>
			{label}
		</a>
	);
	if (!visitor) return null;
	return (
		<nav aria-label={text.menu}>
			{link('/reports', seesAll(visitor) ? text.nav.allReports : text.nav.reports)}
			{link('/aggregates', text.nav.aggregates)}
			{isAdministrator(visitor) ? link('/approvers', text.approversAdmin.nav) : null}
		</nav>
	);
};

const Who = ({ visitor, text }: { visitor: Visitor | null; text: Text }) =>
	visitor ? (
		<form method="post" action="/auth/sign-out" class="who">
			<span class="name">{visitor.person.name}</span>
			<button type="submit" class="plain">
				{text.nav.signOut}
			</button>
		</form>
	) : null;

export interface LayoutProps {
	title: string;
	path: string;
	language: Language;
	text: Text;
	visitor: Visitor | null;
	scripts?: AssetName[];
	refreshSeconds?: number;
	languageSwitch?: Child;
	wide?: boolean;
	children?: Child;
}

export const Layout = (props: LayoutProps) => {
	const { title, path, language, text, visitor, scripts = [], refreshSeconds, children } = props;
	return (
		<>
			{raw('<!doctype html>')}
			<html lang={language}>
				<head>
					<meta charset="utf-8" />
					<meta name="viewport" content="width=device-width, initial-scale=1" />
					<title>{`${title} – ${text.site}`}</title>
					<link rel="icon" href={icon} />
					<link rel="stylesheet" href={assetPath('style.css')} />
					{refreshSeconds ? (
						<noscript>
							<meta http-equiv="refresh" content={`${refreshSeconds}`} />
						</noscript>
					) : null}
					{scripts.map((name) => (
						<script type="module" src={assetPath(name)} />
					))}
				</head>
				<body>
					<a class="skip" href="#main">
						{text.skip}
					</a>
					<header class="site">
						<div class="bar">
							<a class="brand" href="/">
								{text.site}
							</a>
							<Menu visitor={visitor} path={path} text={text} />
							<div class="end">
								{props.languageSwitch ?? <LanguageSwitch back={path} language={language} text={text} />}
								<Who visitor={visitor} text={text} />
							</div>
						</div>
					</header>
					<main id="main" tabindex={-1} class={props.wide ? 'wide' : undefined}>
						{children}
					</main>
				</body>
			</html>
		</>
	);
};
