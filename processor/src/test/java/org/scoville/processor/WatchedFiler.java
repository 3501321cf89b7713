package org.scoville.processor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** A processor whose files are noted, each with the elements that it is said to come from. */
final class WatchedFiler extends AbstractProcessor {
  private final Processor watched;
  private final List<String> files = new ArrayList<>();

  WatchedFiler(Processor watched) {
    this.watched = watched;
  }

  /** The files that were written: {@code source demo.HotModule from [demo.Hot]}. */
  List<String> files() {
    return files;
  }

  private void note(String kind, CharSequence name, Element... elements) {
    files.add("%s %s from %s".formatted(kind, name, names(elements)));
  }

  private static List<String> names(Element... elements) {
    return Arrays.stream(elements)
        .map(e -> e instanceof TypeElement type ? type.getQualifiedName().toString() : "no type")
        .toList();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    watched.init(new Environment(environment));
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    watched.process(annotations, round);
    return false;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return watched.getSupportedAnnotationTypes();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return watched.getSupportedOptions();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return watched.getSupportedSourceVersion();
  }

  private final class Environment implements ProcessingEnvironment {
    private final ProcessingEnvironment real;

    Environment(ProcessingEnvironment real) {
      this.real = real;
    }

    @Override
    public Filer getFiler() {
      return new Watch(real.getFiler());
    }

    @Override
    public Map<String, String> getOptions() {
      return real.getOptions();
    }

    @Override
    public Messager getMessager() {
      return real.getMessager();
    }

    @Override
    public Elements getElementUtils() {
      return real.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return real.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return real.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return real.getLocale();
    }
  }

  private final class Watch implements Filer {
    private final Filer real;

    Watch(Filer real) {
      this.real = real;
    }

    @Override
    public JavaFileObject createSourceFile(CharSequence name, Element... from) throws IOException {
      note("source", name, from);
      return real.createSourceFile(name, from);
    }

    @Override
    public JavaFileObject createClassFile(CharSequence name, Element... from) throws IOException {
      note("class", name, from);
      return real.createClassFile(name, from);
    }

    @Override
    public FileObject createResource(
        JavaFileManager.Location location,
        CharSequence moduleAndPackage,
        CharSequence relativeName,
        Element... from)
        throws IOException {
      note("resource", relativeName, from);
      return real.createResource(location, moduleAndPackage, relativeName, from);
    }

    @Override
    public FileObject getResource(
        JavaFileManager.Location location, CharSequence moduleAndPackage, CharSequence relativeName)
        throws IOException {
      note("read", relativeName);
      return real.getResource(location, moduleAndPackage, relativeName);
    }
  }
}
