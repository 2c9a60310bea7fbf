import { expect, settled, test } from './support/test';
import type { BrowserContext, Page } from '@playwright/test';

test.use({ serviceWorkers: 'allow' });
// A phone's affair; the desk's worker is the same.
test.skip(({ isMobile }) => !isMobile, 'on the phone only');
