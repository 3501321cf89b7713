package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;

/** The classes of Guice and of the runtime that generated code uses; they are not loaded here. */
final class RuntimeNames {
  static final ClassName BINDER = ClassName.get("com.google.inject", "Binder");
  static final ClassName KEY = ClassName.get("com.google.inject", "Key");
  static final ClassName MODULE = ClassName.get("com.google.inject", "Module");
  static final ClassName PROVIDES = ClassName.get("com.google.inject", "Provides");
  static final ClassName SINGLETON = ClassName.get("jakarta.inject", "Singleton");
  static final ClassName PLAN = ClassName.get("org.scoville.runtime.train", "Plan");
  static final ClassName TIMING = ClassName.get("org.scoville.runtime.algorithm", "Timing");
  static final ClassName COMPILED_RECIPE =
      ClassName.get("org.scoville.runtime.wiring", "CompiledRecipe");
  static final ClassName LAUNCHER = ClassName.get("org.scoville.runtime.launch", "Launcher");

  private RuntimeNames() {}
}
