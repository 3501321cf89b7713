package org.scoville.processor;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A source file as javac's parser sees it, doc comments included; nothing is resolved. */
final class ParsedSource {
  private final CompilationUnitTree unit;
  private final DocTrees docs;
  private final String text;

  private ParsedSource(CompilationUnitTree unit, DocTrees docs, String text) {
    this.unit = unit;
    this.docs = docs;
    this.text = text;
  }

  /** Parses a file. */
  static ParsedSource of(Path file) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  new StringWriter(),
                  manager,
                  null,
                  List.of(),
                  null,
                  manager.getJavaFileObjects(file));
      CompilationUnitTree unit = task.parse().iterator().next();
      return new ParsedSource(unit, DocTrees.instance(task), Corpus.text(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class, record, interface or enum that the file is about. */
  ClassTree type() {
    return types(unit.getTypeDecls().stream()).findFirst().orElseThrow();
  }

  /** A type nested in it. */
  ClassTree nested(String name) {
    return types(type().getMembers().stream())
        .filter(type -> type.getSimpleName().contentEquals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(type().getSimpleName() + " has no " + name));
  }

  private static Stream<ClassTree> types(Stream<? extends Tree> trees) {
    return trees.filter(ClassTree.class::isInstance).map(ClassTree.class::cast);
  }

  /** The doc comment of a declaration. */
  Optional<DocCommentTree> doc(Tree declaration) {
    TreePath path = TreePath.getPath(unit, declaration);
    return Optional.ofNullable(docs.getDocCommentTree(path));
  }

  /** A part of the file as it is written. */
  String written(Tree tree) {
    int start = (int) docs.getSourcePositions().getStartPosition(unit, tree);
    int end = (int) docs.getSourcePositions().getEndPosition(unit, tree);
    return text.substring(start, end);
  }
}
