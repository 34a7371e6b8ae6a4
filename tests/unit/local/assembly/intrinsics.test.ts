// Intrinsics resolve as CloudFormation would, and one that nobody wrote is refused by name.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of CloudFormation, not of TypeScript
import { describe, expect, test } from 'vitest';
import {
	type IntrinsicScope,
	resolveCondition,
	resolveIntrinsics,
} from '../../../../infra/local/assembly/intrinsics.ts';

const scope: IntrinsicScope = {
	stackName: 'Stack',
	ref: (id) => ({ Name: 'world', Empty: undefined })[id as 'Name'] ?? (id === 'AWS::NoValue' ? undefined : `ref-${id}`),
	attribute: (id, attribute) => `${id}!${attribute}`,
	importValue: (name) => `imported ${name}`,
	conditionValue: (name) => ({ 'Fn::Equals': [name, 'Yes'] }),
	mapping: (map, first, second) => `${map}/${first}/${second}`,
};

describe('resolveIntrinsics', () => {
	test.each<[string, unknown, unknown]>([
		['a reference', { Ref: 'Name' }, 'world'],
		['an attribute as a list', { 'Fn::GetAtt': ['A', 'B.C'] }, 'A!B.C'],
		['an attribute as text', { 'Fn::GetAtt': 'A.B.C' }, 'A!B.C'],
		['joined parts', { 'Fn::Join': ['-', ['a', { Ref: 'Name' }, 'b']] }, 'a-world-b'],
		['one of a split text', { 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
		['a branch', { 'Fn::If': ['Yes', 'then', 'else'] }, 'then'],
		['the other branch', { 'Fn::If': ['No', 'then', { Ref: 'Name' }] }, 'world'],
		['a map', { 'Fn::FindInMap': ['M', { Ref: 'Name' }, 'k'] }, 'M/world/k'],
		['base64', { 'Fn::Base64': 'hi' }, 'aGk='],
		['an import', { 'Fn::ImportValue': 'Other:Export' }, 'imported Other:Export'],
		['a template of text', { 'Fn::Sub': 'x ${Name} ${A.B} ${!Literal}' }, 'x world A!B ${Literal}'],
		['a template with its own values', { 'Fn::Sub': ['${own}', { own: { Ref: 'Name' } }] }, 'world'],
		['what is nested', { a: [{ b: { Ref: 'Name' } }] }, { a: [{ b: 'world' }] }],
		['no value, which leaves no trace', { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, { b: [1] }],
		['an object that only looks like one', { Ref: 'Name', other: 1 }, { Ref: 'Name', other: 1 }],
	])('resolves %s', (_, value, expected) => {
		expect(resolveIntrinsics(value, scope)).toEqual(expected);
	});

	test('refuses an unknown intrinsic and names it', () => {
		expect(() => resolveIntrinsics({ a: { 'Fn::Cidr': ['10.0.0.0/8', 4, 8] } }, scope)).toThrow(/Stack.*Fn::Cidr/);
	});
});

test('conditions combine, and an unknown one is refused', () => {
	const yes = { Condition: 'Yes' };
	expect(resolveCondition({ 'Fn::And': [yes, { 'Fn::Not': [{ Condition: 'No' }] }] }, scope)).toBe(true);
	expect(resolveCondition({ 'Fn::Or': [{ 'Fn::Not': [yes] }, { 'Fn::Equals': ['a', 'b'] }] }, scope)).toBe(false);
	expect(() => resolveCondition({ 'Fn::Contains': [] }, scope)).toThrow(/Fn::Contains/);
});
