package org.scoville.recipe;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scoville.ingredient.Hyperparameters;

/**
 * Builds an ingredient's record from its values, through the canonical constructor, and reads the
 * values of a record.
 *
 * <p>This class and the search for providers are the only ones of this project that use reflection:
 * the compiler has names and values of an ingredient, and a rule needs the typed record.
 */
final class Records {
  private Records() {}

  static <R> R build(Class<R> type, Map<String, Object> values) {
    try {
      return construct(type, values);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw IngredientNotReadable.refused(String.valueOf(cause.getMessage()), cause);
    } catch (ReflectiveOperationException e) {
      throw IngredientNotReadable.refused(type.getName() + " has no accessible constructor", e);
    }
  }

  /** The class of a record, if a loader has it and it has the components and interfaces wanted. */
  static Optional<Class<? extends Record>> find(RecordShape shape, ClassLoader loader) {
    try {
      Class<?> found = Class.forName(shape.binaryName(), true, loader);
      return found.isRecord() && isSame(found, shape)
          ? Optional.of(found.asSubclass(Record.class))
          : Optional.empty();
    } catch (ClassNotFoundException | LinkageError | AssertionError | StackOverflowError e) {
      // Not on this path, not with all that it needs, or failing at once: its facts stay unknown.
      return Optional.empty();
    }
  }

  /** A class of an earlier build may have others. */
  private static boolean isSame(Class<?> found, RecordShape shape) {
    List<String> components =
        Arrays.stream(found.getRecordComponents()).map(Records::declaration).toList();
    return components.equals(shape.components())
        && interfaces(found).collect(Collectors.toSet()).equals(shape.interfaces());
  }

  private static String declaration(RecordComponent component) {
    String type =
        component.getGenericType() instanceof Class<?> plain
            ? plain.getCanonicalName()
            : component.getGenericType().getTypeName();
    return type + " " + component.getName();
  }

  private static Stream<String> interfaces(Class<?> type) {
    return Arrays.stream(type.getInterfaces())
        .flatMap(
            it -> Stream.concat(Stream.of(String.valueOf(it.getCanonicalName())), interfaces(it)));
  }

  /** The record of these values, or why there is none. */
  static IngredientRecord body(Class<? extends Record> type, Map<String, Object> values) {
    try {
      return new IngredientRecord.Made(construct(type, values));
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      // A constructor that lacks a class on this path has nothing against the values.
      boolean refuses = !(cause instanceof LinkageError);
      return new IngredientRecord.Refused(type, String.valueOf(cause.getMessage()), refuses);
    } catch (IngredientNotReadable e) {
      return new IngredientRecord.Refused(type, e.sentence(), false);
    } catch (ReflectiveOperationException e) {
      return new IngredientRecord.Refused(
          type, type.getName() + " has no accessible constructor", false);
    }
  }

  /** The values of a record, by name and in its order, as an annotation would say them. */
  static Map<String, Object> values(Record record) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Method accessor = component.getAccessor();
      // A record of the recipe's own package may be invisible from here.
      accessor.setAccessible(true);
      try {
        values.put(component.getName(), written(accessor.invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw IngredientNotReadable.refused(
            "%s.%s can't be read".formatted(record.getClass().getName(), component.getName()), e);
      }
    }
    return values;
  }

  /** What the annotation of an ingredient's values says where a recipe says nothing, by name. */
  static Map<String, Object> defaults(Class<? extends Record> type) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    for (Class<?> nested : type.getDeclaredClasses()) {
      if (nested.isAnnotationPresent(Hyperparameters.class)) {
        for (Method member : nested.getDeclaredMethods()) {
          @Nullable Object value = member.getDefaultValue();
          if (value != null) {
            defaults.put(member.getName(), written(value));
          }
        }
      }
    }
    return defaults;
  }

  private static Object written(Object value) {
    if (value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(i -> written(Array.get(value, i)))
          .toList();
    }
    return value instanceof Enum<?> constant ? constant.name() : value;
  }

  private static <R> R construct(Class<R> type, Map<String, Object> values)
      throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException(type.getName() + " is not a record");
    }
    Class<?>[] types = new Class<?>[components.length];
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      arguments[i] = argument(type, components[i], values.get(components[i].getName()));
    }
    Constructor<R> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    try {
      return constructor.newInstance(arguments);
    } catch (IllegalArgumentException e) {
      throw IngredientNotReadable.refused(
          "the values " + values + " do not have the types of " + type.getSimpleName(), e);
    }
  }

  private static Object argument(
      Class<?> owner, RecordComponent component, @Nullable Object value) {
    if (value == null) {
      throw IngredientNotReadable.refused(
          owner.getSimpleName() + "." + component.getName() + " has no value", null);
    }
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return constant(type, value.toString());
    }
    if (value instanceof Number number) {
      return number(type, number);
    }
    return value instanceof List<?> list ? List.copyOf(list) : value;
  }

  private static Object number(Class<?> type, Number value) {
    if (type == int.class) {
      return value.intValue();
    }
    if (type == long.class) {
      return value.longValue();
    }
    return type == float.class ? (Object) value.floatValue() : (Object) value.doubleValue();
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw IngredientNotReadable.refused(type.getSimpleName() + " has no constant " + name, null);
  }
}
