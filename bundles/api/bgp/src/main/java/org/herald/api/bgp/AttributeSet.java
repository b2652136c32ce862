package org.herald.api.bgp;

import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The attributes of one received UPDATE or of one route, decoded, by ascending code. Valid for one turn of the loop. */
@ProviderType
public interface AttributeSet {
    int size();

    /** The attribute's code, 1 to 255. */
    int code(int index);

    /** Its flags as received, less Extended Length; with Partial set on an unknown one that is passed on (RFC 4271, 9). */
    int flags(int index);

    /** Who decoded it; null if no installed bundle owns the code or its bundle failed: then only {@link #raw} tells. */
    @Nullable
    PathAttributeType<?> type(int index);

    /** The decoded value, null where {@link #type} is. */
    @Nullable
    Object value(int index);

    /** The octets of the value, in a window that the caller may move. */
    WireReader raw(int index);

    /** The decoded value of a code, null if it is absent or not decoded. */
    default @Nullable Object valueOf(int code) {
        for (int index = 0; index < size(); index++) {
            if (code(index) == code) {
                return value(index);
            }
        }
        return null;
    }
}
