import { type FromShipmentPage, parseToShipmentPage, type ToShipmentPage } from '../../shipment/messages.ts';
import { Host } from '../host.ts';
import { usePageTranslation } from '../pageTranslation.ts';
import { ShipmentPage } from './shipmentPage.ts';

usePageTranslation();
const host = new Host<FromShipmentPage, ToShipmentPage>(parseToShipmentPage);
const page = new ShipmentPage(host);
document.getElementById('page')?.replaceChildren(page.element);
host.onMessage((message) => page.receive(message));
host.post({ type: 'ready' });
