import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
	addCentavos,
	SourceError,
	type Contract,
	type ContractFile,
	type ContractMatch,
	type LooseContract,
	type Problem,
	type Work
} from '../../src/lib/domain';
import { readContracts, type ReadContract, type ReadContracts } from '../../src/lib/ingest';

/** A file of contracts, read. */
export interface OpenContracts extends ReadContracts {
	file: string;
	bytes: number;
	sha256: string;
}

/** Reads a file of contracts; `state` is `11`, or `*` for all. Throws SourceError where it is none. */
export function openContracts(path: string, state: string): OpenContracts {
	const file = basename(path);
	let bytes: Uint8Array;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
		throw new SourceError(path, 'a file', missing ? 'nothing there' : String(error), 'Check the path.');
	}
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return { ...readContracts(bytes, file, state), file, bytes: bytes.byteLength, sha256 };
}

/** Letters and digits of a number, as two sources may write it differently; null where it is too short to be anyone's own. */
function numberKey(text: string | null): string | null {
	const key = (text ?? '')
		.normalize('NFD')
		.toUpperCase()
		.replace(/[^A-Z0-9]/g, '');
	return key.length >= 5 && /\d/.test(key) ? key : null;
}
/** The official key in a work's id, after its source. */
const projectKey = (id: string): string => id.slice(id.indexOf(':') + 1).toUpperCase();

/**
 * Joins contracts with works while these go by: by the project they name, else by the work's contract number, which may be the
 * contract's, or that of its file or procedure. What fits several works is of none, and told.
 */
export class ContractJoin {
	private readonly wanted = new Set<string>();
	private readonly byProject = new Map<string, Set<string>>();
	private readonly byNumber = new Map<string, Set<string>>();
	private readonly held: Contract[] = [];
	/** What was wrong with the contracts; the ambiguous ones once `finish` has run. */
	readonly problems: Problem[] = [];
	readonly reports: ContractFile[] = [];

	constructor(private readonly files: readonly OpenContracts[]) {
		for (const { contracts } of files)
			for (const { contract, project } of contracts) {
				if (project !== null) this.wanted.add(`project ${project.toUpperCase()}`);
				for (const key of [contract.contract_number, ...fileNumbers(contract)].map(numberKey))
					if (key !== null) this.wanted.add(`number ${key}`);
			}
	}

	/** Sees a work that is published. */
	see({ id, contract_number }: Pick<Work, 'id' | 'contract_number'>): void {
		const project = projectKey(id);
		if (this.wanted.has(`project ${project}`)) add(this.byProject, project, id);
		const number = numberKey(contract_number);
		if (number !== null && this.wanted.has(`number ${number}`)) add(this.byNumber, number, id);
	}

	/** Takes what a work's own source says of a contract that a file tells more of; true where it did. */
	holdBack(contract: Contract | LooseContract): boolean {
		if (contract.work === null) return false;
		const number = numberKey(contract.contract_number);
		if (number === null || !this.wanted.has(`number ${number}`)) return false;
		this.held.push(contract);
		return true;
	}

	/** All contracts of the files, each with its work where one is known, and what was held back and is in no file. */
	finish(): (Contract | LooseContract)[] {
		const rows = this.files.flatMap((file) => this.joined(file));
		const told = new Set<Contract>();
		const whole = rows.map((row) => {
			const own = this.held.find(
				(contract) =>
					contract.work === row.work && numberKey(contract.contract_number) === numberKey(row.contract_number)
			);
			if (own === undefined) return row;
			told.add(own);
			return merged(own, row as Contract);
		});
		return [...whole, ...this.held.filter((contract) => !told.has(contract))];
	}

	private joined(file: OpenContracts): (Contract | LooseContract)[] {
		const matched: Record<ContractMatch, number> = { project: 0, contract_number: 0, file_number: 0 };
		const own = [...file.problems];
		let [unmatched, ambiguous, centavos] = [0, 0, 0];
		const rows = file.contracts.map((read): Contract | LooseContract => {
			centavos = addCentavos(centavos, read.contract.centavos ?? 0);
			const found = this.workOf(read);
			if (found !== null && found !== 'several') {
				matched[found.by]++;
				return { ...read.contract, work: found.work, matched_by: found.by };
			}
			unmatched++;
			if (found === 'several') {
				ambiguous++;
				const { source_row: row, contract_number: value } = read.contract;
				own.push({
					file: file.file,
					row,
					column: null,
					value,
					rule: 'contract.several_works',
					action: 'kept'
				});
			}
			return read.contract;
		});
		const problems: Record<string, number> = {};
		for (const { rule } of own) problems[rule] = (problems[rule] ?? 0) + 1;
		this.problems.push(...own);
		this.reports.push({
			file: file.file,
			bytes: file.bytes,
			sha256: file.sha256,
			format: file.format,
			rows: file.rows,
			elsewhere: file.elsewhere,
			contracts: rows.length,
			matched,
			unmatched,
			ambiguous,
			centavos,
			problems
		});
		return rows;
	}

	private workOf({
		contract,
		project
	}: ReadContract): { work: string; by: ContractMatch } | 'several' | null {
		const ways: readonly [ContractMatch, Set<string> | undefined][] = [
			['project', this.byProject.get(project?.toUpperCase() ?? '')],
			['contract_number', this.byNumber.get(numberKey(contract.contract_number) ?? '')],
			...fileNumbers(contract).map((number): [ContractMatch, Set<string> | undefined] => [
				'file_number',
				this.byNumber.get(numberKey(number) ?? '')
			])
		];
		for (const [by, works] of ways) {
			const [work] = works ?? [];
			if (works?.size === 1 && work !== undefined) return { work, by };
		}
		return ways.some(([, works]) => works !== undefined && works.size > 1) ? 'several' : null;
	}
}

const fileNumbers = ({ file_number, procedure_number }: LooseContract): (string | null)[] => [
	file_number,
	procedure_number
];

function add(map: Map<string, Set<string>>, key: string, id: string): void {
	const known = map.get(key);
	if (known) known.add(id);
	else map.set(key, new Set([id]));
}

/** What the file says, and where it says nothing what the work's own source did. */
function merged(own: Contract, row: Contract): Contract {
	const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
	return { ...own, ...said };
}
