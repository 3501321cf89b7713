package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.JpegEncoder;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.image.Window;

class LoaderMemoryTest {
  private static final int WIDTH = 500;
  private static final int HEIGHT = 375;

  private static long direct() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  /** The numbers in docs/running.md. */
  @Test
  void sixteenThreadsAndBatchesOf2048TakeEightHundredMegabytes() {
    LoaderMemory.Largest largest = new LoaderMemory.Largest(WIDTH, HEIGHT, 60_000);
    LoaderMemory memory = LoaderMemory.of(1, 2048L * 176 * 176 * 3, largest);
    assertThat(memory.buffers()).isEqualTo(761_266_176);
    assertThat(memory.direct(16) / 1_000_000).isEqualTo(804);
    assertThat(memory.heap(16) / 1_000_000).isEqualTo(35);
  }

  @Test
  void aShortLoaderHasNoMoreBuffersThanBatches() {
    assertThat(LoaderMemory.buffers(2, 16 << 20, 1)).isEqualTo(2 * (16L << 20));
    assertThat(LoaderMemory.buffers(2, 16 << 20, 4)).isEqualTo(8 * (16L << 20));
    assertThat(LoaderMemory.buffers(2, 16 << 20, 1_000)).isEqualTo(8 * (16L << 20));
  }

  @Test
  void theLargestOfTwoImagesHasTheLargerFile() {
    LoaderMemory.Largest wide = new LoaderMemory.Largest(40, 10, 900);
    LoaderMemory.Largest high = new LoaderMemory.Largest(20, 30, 500);
    assertThat(wide.or(high)).isEqualTo(new LoaderMemory.Largest(20, 30, 900));
    assertThat(high.or(wide)).isEqualTo(wide.or(high));
    assertThat(LoaderMemory.Largest.NONE.or(high)).isEqualTo(high);
    assertThat(high.isExceededBy(40, 10)).isFalse();
    assertThat(wide.isExceededBy(20, 30)).isTrue();
  }

  @Test
  void smallBatchesAreMoreBatches() {
    assertThat(LoaderMemory.buffersOfReplica(1)).isEqualTo(16);
    assertThat(LoaderMemory.buffersOfReplica(4 << 20)).isEqualTo(16);
    assertThat(LoaderMemory.buffersOfReplica(8 << 20)).isEqualTo(8);
    assertThat(LoaderMemory.buffersOfReplica(16 << 20)).isEqualTo(4);
    assertThat(LoaderMemory.buffersOfReplica(1 << 30)).isEqualTo(4);
  }

  @Test
  void aLoaderHasExactlyTheBuffersThatAreCounted() throws InterruptedException {
    NumberedSource source = new NumberedSource(50);
    BatchOrder order = BatchOrder.training(50, 12, 1);
    LoaderPlan plan = new LoaderPlan(2, 1, 20, 1, 3);
    Set<ByteBuffer> buffers = Collections.newSetFromMap(new IdentityHashMap<>());
    long share = 6L * source.height() * source.width() * source.channels();
    try (BatchLoader loader = new BatchLoader(source, order, plan, warning -> {})) {
      List<HostBatch> ahead = new ArrayList<>();
      for (int step = 1; step <= 20; step++) {
        for (int rank = 0; rank < 2; rank++) {
          HostBatch batch = loader.take(step, rank);
          ahead.add(batch);
          buffers.add(batch.images());
          assertThat(batch.images().capacity()).isEqualTo((int) share);
        }
        if (ahead.size() == 32) {
          ahead.forEach(HostBatch::close);
          ahead.clear();
        }
      }
    }
    LoaderMemory memory =
        LoaderMemory.of(2, share, new LoaderMemory.Largest(WIDTH, HEIGHT, 60_000));
    assertThat(buffers.stream().mapToLong(ByteBuffer::capacity).sum()).isEqualTo(memory.buffers());
  }

  @Test
  void aThreadKeepsNoMoreThanIsCounted() throws Exception {
    byte[] noise = new byte[3 * WIDTH * HEIGHT];
    new Random(1).nextBytes(noise);
    byte[] file = JpegEncoder.create().encode(noise, WIDTH, HEIGHT, 90);
    LoaderMemory memory =
        LoaderMemory.of(1, 0, new LoaderMemory.Largest(WIDTH, HEIGHT, file.length));
    long before = direct();
    ImageDecoder decoder = new ImageDecoder();
    Canvas canvas = new Canvas(176, 176, 3);
    OpenCvArea area = new OpenCvArea();
    for (int left = 0; left < 100; left++) {
      Window part = new Window(left, 0, WIDTH - left, HEIGHT);
      decoder.open(file, "a.jpg").decode(part, 1, canvas);
      area.resize(canvas, Window.whole(canvas), 176, 176);
      decoder.room(noise.length);
    }
    assertThat(direct() - before).isLessThanOrEqualTo(memory.directOfThread());
    assertThat(canvas.room() + file.length).isLessThanOrEqualTo(memory.heapOfThread());
  }
}
