package org.herald.itests.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Somebody else's plugin: compiled against the API bundles of the distribution alone, packed without any tool of ours. */
public final class VendorPlugin {
    private final String name;
    private final String className;
    private final String service;
    private final String source;
    private String version = "1.0.0";
    private int ranking;

    /**
     * @param name symbolic name and package
     * @param service the interface it is registered under
     * @param source of one class, with package and imports
     */
    public VendorPlugin(String name, String className, String service, String source) {
        this.name = name;
        this.className = className;
        this.service = service;
        this.source = source;
    }

    public VendorPlugin version(String newVersion) {
        this.version = newVersion;
        return this;
    }

    public VendorPlugin ranking(int newRanking) {
        this.ranking = newRanking;
        return this;
    }

    /** Writes the bundle. */
    public void write(Path file) throws IOException {
        Path classes = Files.createTempDirectory("vendor-plugin-");
        compile(classes);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest());
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, jar);
            }
            jar.putNextEntry(new JarEntry("OSGI-INF/component.xml"));
            jar.write(component().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void compile(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = Distribution.bundles().stream()
                .filter(bundle -> bundle.getFileName().toString().startsWith("org.herald.api."))
                .map(Path::toString)
                .collect(Collectors.joining(java.io.File.pathSeparator));
        URI uri = URI.create("string:///" + name.replace('.', '/') + "/" + className + ".java");
        JavaFileObject unit = new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "--release", "17", "-classpath", classPath, "-d", classes.toString());
        boolean isCompiled = compiler.getTask(messages, null, null, options, null, List.of(unit))
                .call();
        if (!isCompiled) {
            throw new AssertionError(messages.toString());
        }
    }

    private Manifest manifest() {
        List<String> imports = new ArrayList<>();
        for (String api : List.of("wire", "config", "bgp", "client")) {
            imports.add("org.herald.api." + api + ";version=\"[0.1,1)\"");
        }
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", name);
        headers.putValue("Bundle-Version", version);
        headers.putValue("Import-Package", String.join(",", imports));
        headers.putValue("Service-Component", "OSGI-INF/component.xml");
        headers.putValue(
                "Require-Capability",
                "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5)(!(version>=2)))\"");
        return manifest;
    }

    private String component() {
        return """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s">
              <property name="service.ranking" type="Integer" value="%d"/>
              <service><provide interface="%s"/></service>
              <implementation class="%s.%s"/>
            </scr:component>
            """.formatted(name, ranking, service, name, className);
    }
}
