import { report } from '../../../text/report';
import { download } from '../../../ui/download';
import { said } from '../../frame/said';

const words = report.files;

/** Files being asked for, each by its form; what came of the last one is said. */
export class Downloading {
  busy: Record<string, boolean> = $state({});
  done = $state('');
  failed: { form: string; message: string } | null = $state(null);

  constructor(private readonly ask: (form: string) => Promise<File>) {}

  async take(form: string): Promise<void> {
    if (this.busy[form]) return;
    const name = words.names[form] ?? form;
    this.busy[form] = true;
    [this.done, this.failed] = ['', null];
    try {
      download(await this.ask(form));
      this.done = words.done(name);
    } catch (error) {
      this.failed = { form, message: words.failed(name, said(error, words.offline)) };
    } finally {
      this.busy[form] = false;
    }
  }
}
