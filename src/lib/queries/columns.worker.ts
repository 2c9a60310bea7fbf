import { expose, transfer } from 'comlink';
import { fetchBytes } from '../dataset';
import { columnsService } from './columns-service';

expose(columnsService(fetchBytes, transfer));
// So that the page knows that this script has loaded and run.
postMessage('up');
