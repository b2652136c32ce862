package org.herald.startup;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogService;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/** OSGi's log service (OSGi Compendium 8.1, 101), over ours: what Declarative Services and FileInstall have to say. */
@Component(service = {LogService.class, LoggerFactory.class})
public final class FrameworkLog implements LogService {
    @Override
    public Logger getLogger(String name) {
        return new FrameworkLogger(name);
    }

    @Override
    public Logger getLogger(Class<?> type) {
        return new FrameworkLogger(type.getName());
    }

    @Override
    public <L extends Logger> L getLogger(String name, Class<L> type) {
        return type.cast(new FrameworkLogger(name));
    }

    @Override
    public <L extends Logger> L getLogger(Class<?> type, Class<L> loggerType) {
        return loggerType.cast(new FrameworkLogger(type.getName()));
    }

    @Override
    public <L extends Logger> L getLogger(Bundle bundle, String name, Class<L> type) {
        return type.cast(new FrameworkLogger(name));
    }

    @Override
    @Deprecated
    public void log(int level, String message) {
        write(level, message, null);
    }

    @Override
    @Deprecated
    public void log(int level, String message, Throwable exception) {
        write(level, message, exception);
    }

    @Override
    @Deprecated
    public void log(ServiceReference<?> reference, int level, String message) {
        write(level, message, null);
    }

    @Override
    @Deprecated
    public void log(ServiceReference<?> reference, int level, String message, Throwable exception) {
        write(level, message, exception);
    }

    private static void write(int level, String message, @Nullable Throwable cause) {
        LogLevel[] levels = LogLevel.values();
        LogLevel named = level > 0 && level < levels.length ? levels[level] : LogLevel.TRACE;
        new FrameworkLogger(FrameworkLog.class.getName()).write(named, message, cause);
    }
}
