package org.scoville.runtime.state;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.tensor.Kernels;

/**
 * A copy of one replica's state on its device, made at a step's end while the next step waits, and
 * written from another thread afterward.
 *
 * <p>An array for which the device has no room is copied to the host instead, which the next step
 * waits for. Memory is the same from copy to copy: see {@link CopyRooms}.
 */
public final class StateCopy {
  private final boolean takesCommon;
  private final CopyRooms rooms;
  private final Kernels kernels;
  private final List<Named> copied = new ArrayList<>();
  private final Map<String, Long> numbers = new LinkedHashMap<>();
  private final Map<String, Double> reals = new LinkedHashMap<>();
  private final Map<String, List<Long>> own = new LinkedHashMap<>();

  /** A copied array. */
  public final class Named {
    private final String name;
    private final boolean isCommon;
    private final NDArray array;

    private Named(String name, boolean isCommon, NDArray array) {
      this.name = name;
      this.isCommon = isCommon;
      this.array = array;
    }

    /** Its name, with the names of the parts that it belongs to. */
    public String name() {
      return name;
    }

    /** Whether it is the same on all replicas. */
    public boolean isCommon() {
      return isCommon;
    }

    /** The copy itself, which the next copy overwrites. */
    public NDArray array() {
      return array;
    }

    /** Its extents. */
    public long[] shape() {
      return array.getShape().getShape();
    }

    /**
     * Its float32 numbers in the machine's order: of an array on the host its own, else brought
     * there from the device. They stay until the next copy.
     */
    public ByteBuffer bytes() {
      return array.getDevice().isGpu() ? rooms.brought(name, array) : array.toByteBuffer(true);
    }
  }

  /**
   * No copy yet.
   *
   * @param takesCommon whether it copies what is the same on all replicas: one of them is enough
   * @param owner frees the copies
   */
  public StateCopy(boolean takesCommon, NDManager owner, Kernels kernels) {
    this(takesCommon, CopyRooms.of(owner), kernels);
  }

  /** No copy yet, and these places for it. */
  StateCopy(boolean takesCommon, CopyRooms rooms, Kernels kernels) {
    this.takesCommon = takesCommon;
    this.rooms = rooms;
    this.kernels = kernels;
  }

  /** A walk that makes the copy afresh; nobody may be reading the one before. */
  public StateWalk walk() {
    copied.clear();
    numbers.clear();
    reals.clear();
    own.clear();
    return new Copying();
  }

  /** The arrays, in the order of the walk. */
  public List<Named> arrays() {
    return List.copyOf(copied);
  }

  /** Whole numbers that are the same on all replicas. */
  public Map<String, Long> numbers() {
    return Map.copyOf(numbers);
  }

  /** Other numbers that are the same on all replicas. */
  public Map<String, Double> reals() {
    return Map.copyOf(reals);
  }

  /** Whole numbers of this replica. */
  public Map<String, List<Long>> own() {
    return Map.copyOf(own);
  }

  private void copy(String name, boolean isCommon, NDArray array) {
    if (array.getDataType() != DataType.FLOAT32) {
      throw new IllegalArgumentException(
          "the state %s is of type %s; keep it in float32".formatted(name, array.getDataType()));
    }
    NDArray room = rooms.room(name, array.getShape());
    kernels.copy(array, room);
    add(new Named(name, isCommon, room));
  }

  private void add(Named named) {
    if (copied.stream().anyMatch(other -> other.name().equals(named.name()))) {
      throw twice(named.name());
    }
    copied.add(named);
  }

  private static <T> void put(Map<String, T> map, String name, T value) {
    @Nullable T former = map.put(name, value);
    if (former != null) {
      throw twice(name);
    }
  }

  private static IllegalArgumentException twice(String name) {
    return new IllegalArgumentException(
        "two states are named %s; give each a name of its own".formatted(name));
  }

  private final class Copying implements StateWalk {
    @Override
    public void common(String name, NDArray array) {
      if (takesCommon) {
        copy(name, true, array);
      }
    }

    @Override
    public void own(String name, NDArray array) {
      copy(name, false, array);
    }

    @Override
    public void own(String name, long[] values) {
      List<Long> list = new ArrayList<>();
      for (long value : values) {
        list.add(value);
      }
      put(own, name, List.copyOf(list));
    }

    @Override
    public long number(String name, long now) {
      put(numbers, name, now);
      return now;
    }

    @Override
    public double real(String name, double now) {
      put(reals, name, now);
      return now;
    }
  }
}
