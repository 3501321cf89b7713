package org.scoville.runtime.observe;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.scoville.text.Printable;

/**
 * The last line of a terminal, written over and over, with others appearing above it.
 *
 * <p>Its width is fixed: asking the terminal would start JLine, which takes over the terminal and
 * prints warnings about it.
 */
final class TerminalLine implements ProgressBarConsumer {

  private static final int WIDTH = 79;

  private final PrintStream out;
  private String shown = "";

  TerminalLine(PrintStream out) {
    this.out = out;
  }

  @Override
  public int getMaxRenderedLength() {
    return WIDTH;
  }

  @Override
  public synchronized void accept(String text) {
    String cut = text.substring(0, Math.min(WIDTH, text.length())).stripTrailing();
    show(cut);
    shown = cut;
  }

  /** Writes lines that stay, above the one that changes. */
  synchronized void println(String words) {
    String text = Printable.lines(words);
    if (shown.isEmpty()) {
      out.println(text);
      return;
    }
    String lines = text + " ".repeat(Math.max(0, shown.length() - text.length()));
    out.print('\r');
    out.println(lines);
    out.print(shown);
    out.flush();
  }

  @Override
  public synchronized void clear() {
    show("");
    out.print('\r');
    shown = "";
  }

  @Override
  public synchronized void close() {
    if (!shown.isEmpty()) {
      out.println();
      shown = "";
    }
    out.flush();
  }

  private void show(String text) {
    out.print('\r' + text + " ".repeat(Math.max(0, shown.length() - text.length())));
    out.flush();
  }
}
