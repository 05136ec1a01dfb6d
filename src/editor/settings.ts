import * as vscode from 'vscode';
import { type ApiAddress, parseApiAddress } from '../trackberry/apiAddress.ts';
import { settings as ids } from './ids.ts';

function read<T>(id: string, fallback: T): T {
  return vscode.workspace.getConfiguration().get<T>(id) ?? fallback;
}

/** The user's settings, each read when it is needed. */
export const settings = {
  /** @throws BaseUrlError with a sentence that names the setting. */
  apiAddress(): ApiAddress {
    return parseApiAddress(read(ids.baseUrl, ''));
  },
  requestTimeoutMs(): number {
    return Math.min(600, Math.max(1, read(ids.requestTimeout, 30))) * 1000;
  },
  /** 1 to 100, as the API allows. */
  pageSize(): number {
    return Math.min(100, Math.max(1, Math.floor(read(ids.pageSize, 25))));
  },
  scanOnType(): boolean {
    return read(ids.scanOnType, true);
  },
  scanOnSave(): boolean {
    return read(ids.scanOnSave, true);
  },
  warnOnStage(): boolean {
    return read(ids.warnOnStage, true);
  },
};
