import { expose } from 'comlink';
import { fetchBytes } from '../../dataset';
import { changesService } from './changes-service';

expose(changesService(fetchBytes));
