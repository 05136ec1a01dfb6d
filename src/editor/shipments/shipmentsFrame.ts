import * as vscode from 'vscode';
import { formatClock, formatNumber, formatSince } from '../../l10n/formats.ts';
import type { ConnectionState } from '../connection.ts';
import { describe } from '../messages.ts';
import { plainText } from '../plainText.ts';
import { describeUnchosen } from '../profiles/describeUnchosen.ts';
import { orderName } from './orderName.ts';
import type { ShipmentList } from './shipmentList.ts';
import { statusLook } from './shipmentRow.ts';
import type { ShipmentStore } from './shipmentStore.ts';

/** Everything around the rows. */
interface Frame {
  title: string;
  description: string;
  message: string;
  /** Which welcome text may show: a value of the context key. */
  state: string;
}

export function shipmentsFrame(connection: ConnectionState, store: ShipmentStore, list: ShipmentList): Frame {
  const { filter } = store;
  const { order } = list.arrangement;
  const { state, message } = stateOf(connection, store);
  return {
    title:
      filter === undefined ? vscode.l10n.t('Shipments') : vscode.l10n.t('Shipments: {0}', statusLook(filter).label),
    description: [labelOf(connection), order === undefined ? '' : orderName(order)]
      .filter((part) => part !== '')
      .join(' · '),
    message: [message, hits(store, list)].filter((part) => part !== '').join(' '),
    state,
  };
}

function labelOf(connection: ConnectionState): string {
  switch (connection.kind) {
    case 'connected':
      return connection.session.label;
    case 'unusable':
      return connection.label ?? '';
    default:
      return '';
  }
}

function stateOf(connection: ConnectionState, store: ShipmentStore): { state: string; message: string } {
  if (connection.kind !== 'connected') {
    return { state: connection.kind, message: whyNotConnected(connection) };
  }
  const { loaded, loading, error, filter } = store;
  const since = (sentence: string) =>
    loaded === undefined ? sentence : vscode.l10n.t('{0} Shown as of {1}.', sentence, formatSince(loaded.at));
  const { pausedUntil } = connection.session.throttle.state();
  if (loading !== undefined && pausedUntil !== undefined) {
    return { state: 'paused', message: since(waiting(loading, formatClock(pausedUntil))) };
  }
  if (error !== undefined && (loading === undefined || loading === 'background')) {
    return { state: 'failed', message: since(describe(error).sentence) };
  }
  const empty = loaded !== undefined && loaded.rows.length === 0;
  return { state: !empty ? 'shown' : filter === undefined ? 'empty' : 'emptyFilter', message: '' };
}

function whyNotConnected(state: ConnectionState): string {
  switch (state.kind) {
    case 'unusable':
      return describe(state.error).sentence;
    case 'unchosen':
      return describeUnchosen(state).sentence;
    default:
      return '';
  }
}

function waiting(loading: NonNullable<ShipmentStore['loading']>, until: string): string {
  switch (loading) {
    case 'refresh':
    case 'background':
      return vscode.l10n.t('The rate limit is used up; the refresh goes on at {0}.', until);
    case 'more':
      return vscode.l10n.t('The rate limit is used up; the next page goes on at {0}.', until);
    case 'all':
      return vscode.l10n.t('The rate limit is used up; loading all goes on at {0}.', until);
  }
}

/** What a search has found: "“hass”: 12 of 100,000 shipments". */
function hits({ loaded }: ShipmentStore, { arrangement, shown }: ShipmentList): string {
  if (arrangement.query === '' || loaded === undefined) {
    return '';
  }
  const query = plainText(arrangement.query, 60);
  const [found, of] = [formatNumber(shown.rows.length), formatNumber(shown.of)];
  return loaded.more
    ? vscode.l10n.t('“{0}”: {1} of {2} loaded shipments', query, found, of)
    : vscode.l10n.t('“{0}”: {1} of {2} shipments', query, found, of);
}
