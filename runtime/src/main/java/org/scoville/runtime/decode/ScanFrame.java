package org.scoville.runtime.decode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sizes of a sequential JPEG image, and which of its components came in a scan. */
final class ScanFrame {
  private static final int HEADER = 6;
  private static final int BLOCK = 8;
  private static final int MOST_SAMPLING = 4;

  /** Of libjpeg. */
  private static final int MOST_BLOCKS_TOGETHER = 10;

  /** Its parameters of progression, in a sequential file. */
  private static final int LAST_NUMBER = 63;

  /** A component's name in the file, and how many blocks of it lie side by side. */
  private record Component(int id, int across, int down) {}

  private final int width;
  private final int height;
  private final List<Component> components;
  private final boolean[] scanned;
  private final int mostAcross;
  private final int mostDown;

  private ScanFrame(int width, int height, List<Component> components) {
    this.width = width;
    this.height = height;
    this.components = components;
    this.scanned = new boolean[components.size()];
    this.mostAcross = components.stream().mapToInt(Component::across).max().orElse(1);
    this.mostDown = components.stream().mapToInt(Component::down).max().orElse(1);
  }

  /** Reads a segment; null if it isn't one of 8 bits with one or three components. */
  static @Nullable ScanFrame of(byte[] file, int at, int behind) {
    int count = behind - at < HEADER ? 0 : file[at + 5];
    if ((count != 1 && count != 3) || behind - at != HEADER + 3 * count || file[at] != 8) {
      return null;
    }
    int height = (file[at + 1] & 0xFF) << 8 | (file[at + 2] & 0xFF);
    int width = (file[at + 3] & 0xFF) << 8 | (file[at + 4] & 0xFF);
    List<Component> components = new ArrayList<>();
    boolean known = width > 0 && height > 0;
    for (int i = at + HEADER; i < behind; i += 3) {
      Component component =
          new Component(file[i] & 0xFF, (file[i + 1] & 0xFF) >> 4, file[i + 1] & 0xF);
      known &= isUsual(component.across()) && isUsual(component.down());
      known &= components.stream().noneMatch(other -> other.id() == component.id());
      components.add(component);
    }
    return known ? new ScanFrame(width, height, components) : null;
  }

  private static boolean isUsual(int sampling) {
    return sampling > 0 && sampling <= MOST_SAMPLING;
  }

  /** Whether each component had its scan. */
  boolean isComplete() {
    for (boolean each : scanned) {
      if (!each) {
        return false;
      }
    }
    return true;
  }

  /** The blocks of a scan by its segment; null if it isn't in order. */
  @Nullable ScanPlan scan(byte[] file, int at, int behind, HuffmanTables tables) {
    int count = at < behind ? file[at] : 0;
    int parameters = at + 1 + 2 * count;
    if (count < 1
        || count > components.size()
        || behind != parameters + 3
        || file[parameters] != 0
        || file[parameters + 1] != LAST_NUMBER
        || file[parameters + 2] != 0) {
      return null;
    }
    ScanPlan plan = new ScanPlan(count == 1 ? 0 : units());
    for (int i = 0, order = -1; i < count; i++) {
      int index = indexOf(file[at + 1 + 2 * i] & 0xFF);
      int places = file[at + 2 + 2 * i] & 0xFF;
      HuffmanCodes first = tables.first(places >> 4);
      HuffmanCodes others = tables.others(places & 0xF);
      if (index <= order || scanned[index] || first == null || others == null) {
        return null;
      }
      order = index;
      scanned[index] = true;
      Component component = components.get(index);
      if (count == 1) {
        plan = new ScanPlan(blocks(component));
        plan.add(1, first, others);
      } else {
        plan.add(component.across() * component.down(), first, others);
      }
    }
    return plan.blocksTogether() > MOST_BLOCKS_TOGETHER ? null : plan;
  }

  private int indexOf(int id) {
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).id() == id) {
        return i;
      }
    }
    return -1;
  }

  /** How many times blocks of all components come together. */
  private int units() {
    return parts(width, BLOCK * mostAcross) * parts(height, BLOCK * mostDown);
  }

  /** The blocks of a component that has a scan of its own. */
  private int blocks(Component component) {
    int columns = parts(width * component.across(), mostAcross);
    int rows = parts(height * component.down(), mostDown);
    return parts(columns, BLOCK) * parts(rows, BLOCK);
  }

  private static int parts(int whole, int part) {
    return (whole - 1) / part + 1;
  }
}
