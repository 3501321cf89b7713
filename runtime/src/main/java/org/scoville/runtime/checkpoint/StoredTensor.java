package org.scoville.runtime.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.LongStream;

/** A tensor as a file holds it: name, type, shape, and its numbers in little-endian bytes. */
public final class StoredTensor {

  private final String name;
  private final DType type;
  private final long[] shape;
  private final ByteBuffer data;

  private StoredTensor(String name, DType type, long[] shape, ByteBuffer data) {
    long wanted = Math.multiplyExact(count(name, shape), type.bytes());
    if (wanted != data.remaining()) {
      throw new IllegalArgumentException(
          "%s %s of shape %s takes %d bytes and was given %d"
              .formatted(type, name, Arrays.toString(shape), wanted, data.remaining()));
    }
    this.name = name;
    this.type = type;
    this.shape = shape.clone();
    this.data = data;
  }

  /** A tensor of little-endian bytes, which are not copied: leave them alone until written. */
  public static StoredTensor of(String name, DType type, long[] shape, ByteBuffer data) {
    return new StoredTensor(name, type, shape, data.slice());
  }

  /** A tensor of {@link DType#F32}. */
  public static StoredTensor of(String name, long[] shape, float[] values) {
    ByteBuffer data = bytes(values.length, Float.BYTES);
    data.asFloatBuffer().put(values);
    return new StoredTensor(name, DType.F32, shape, data);
  }

  /** A tensor of {@link DType#I64}. */
  public static StoredTensor of(String name, long[] shape, long[] values) {
    ByteBuffer data = bytes(values.length, Long.BYTES);
    data.asLongBuffer().put(values);
    return new StoredTensor(name, DType.I64, shape, data);
  }

  /** A tensor of {@link DType#I32}. */
  public static StoredTensor of(String name, long[] shape, int[] values) {
    ByteBuffer data = bytes(values.length, Integer.BYTES);
    data.asIntBuffer().put(values);
    return new StoredTensor(name, DType.I32, shape, data);
  }

  /** A tensor of {@link DType#U8}. */
  public static StoredTensor of(String name, long[] shape, byte[] values) {
    return new StoredTensor(name, DType.U8, shape, ByteBuffer.wrap(values.clone()));
  }

  /** The tensor's name. */
  public String name() {
    return name;
  }

  /** The type of its numbers. */
  public DType type() {
    return type;
  }

  /** Its extents; none for a scalar. */
  public long[] shape() {
    return shape.clone();
  }

  /** Its numbers in little-endian bytes, read-only. */
  public ByteBuffer data() {
    return data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The numbers of an {@link DType#F32} tensor. */
  public float[] floats() {
    float[] values = new float[numbers(DType.F32)];
    data().asFloatBuffer().get(values);
    return values;
  }

  /** The numbers of an {@link DType#I64} tensor. */
  public long[] longs() {
    long[] values = new long[numbers(DType.I64)];
    data().asLongBuffer().get(values);
    return values;
  }

  /** The numbers of an {@link DType#I32} tensor. */
  public int[] ints() {
    int[] values = new int[numbers(DType.I32)];
    data().asIntBuffer().get(values);
    return values;
  }

  /** The numbers of a {@link DType#U8} tensor. */
  public byte[] bytes() {
    byte[] values = new byte[numbers(DType.U8)];
    data().get(values);
    return values;
  }

  @Override
  public String toString() {
    return type + " " + name + " " + Arrays.toString(shape);
  }

  private int numbers(DType wanted) {
    if (type != wanted) {
      throw new CheckpointProblem(
          "tensor %s holds %s where %s is needed; use a file of the same network"
              .formatted(name, type, wanted));
    }
    return data.remaining() / type.bytes();
  }

  private static ByteBuffer bytes(int count, int size) {
    return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long count(String name, long[] shape) {
    if (Arrays.stream(shape).anyMatch(extent -> extent < 0)) {
      throw new IllegalArgumentException(
          "the shape of %s is %s; give extents of at least 0"
              .formatted(name, Arrays.toString(shape)));
    }
    return LongStream.of(shape).reduce(1, Math::multiplyExact);
  }
}
