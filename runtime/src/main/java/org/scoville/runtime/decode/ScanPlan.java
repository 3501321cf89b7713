package org.scoville.runtime.decode;

import java.util.ArrayList;
import java.util.List;

/** The order of the coded blocks of a scan of a JPEG file: units, each of which has some blocks. */
final class ScanPlan {

  private record Tables(HuffmanCodes first, HuffmanCodes others) {}

  private final int units;
  private final List<Tables> blocks = new ArrayList<>();

  ScanPlan(int units) {
    this.units = units;
  }

  /** Adds blocks to each unit, which are coded by these tables. */
  void add(int count, HuffmanCodes first, HuffmanCodes others) {
    for (int i = 0; i < count; i++) {
      blocks.add(new Tables(first, others));
    }
  }

  int blocksTogether() {
    return blocks.size();
  }

  /**
   * Goes over all blocks.
   *
   * @param interval units between two restarts; 0 if there are none
   * @return the first fault
   */
  JpegWalk.Verdict walk(CodedBlocks coded, int interval) {
    Tables[] each = blocks.toArray(Tables[]::new);
    for (int unit = 0, restarts = 0; unit < units; unit++) {
      if (interval > 0 && unit > 0 && unit % interval == 0) {
        JpegWalk.Verdict restart = coded.restart(restarts++);
        if (restart != JpegWalk.Verdict.WHOLE) {
          return restart;
        }
      }
      for (Tables tables : each) {
        JpegWalk.Verdict block = coded.block(tables.first(), tables.others());
        if (block != JpegWalk.Verdict.WHOLE) {
          return block;
        }
      }
    }
    return JpegWalk.Verdict.WHOLE;
  }
}
