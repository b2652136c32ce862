package org.herald.core.message;

import java.util.Arrays;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.client.Direction;
import org.herald.api.client.Event;
import org.herald.api.daemon.CodecRegistry;
import org.herald.api.daemon.MessageDecoder;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Decodes messages for tools. */
@Component(service = MessageDecoder.class, scope = ServiceScope.PROTOTYPE)
public final class SingleMessageDecoder implements MessageDecoder {
    private final CodecRegistry registry;
    private final UpdateDecoder updates = new UpdateDecoder((provider, cause, octets) -> {});

    @Activate
    public SingleMessageDecoder(@Reference CodecRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Event decode(byte[] message, Event.Envelope envelope, CodecContext context) throws MalformedException {
        int length = message.length;
        if (length < MessageType.HEADER_OCTETS || ((message[16] & 0xFF) << 8 | message[17] & 0xFF) != length) {
            throw MalformedException.reset(NotificationCode.MESSAGE_HEADER, 2, new byte[0], "invalid message length");
        }
        int type = message[18] & 0xFF;
        if (!MessageType.isKnown(type) || !MessageType.isLength(type, length, 0xFFFF)) {
            throw MalformedException.reset(
                    NotificationCode.MESSAGE_HEADER, 3, new byte[] {(byte) type}, "invalid message of type " + type);
        }
        CodecView codecs = registry.current();
        int body = MessageType.HEADER_OCTETS;
        Direction in = Direction.IN;
        return switch (type) {
            case MessageType.OPEN -> new Event.Open(envelope, in, OpenCodec.decode(message, body, length, codecs));
            case MessageType.UPDATE ->
                new Event.Update(envelope, in, updates.decode(message, body, length, context, codecs));
            case MessageType.NOTIFICATION ->
                new Event.Notification(
                        envelope,
                        in,
                        message[body] & 0xFF,
                        message[body + 1] & 0xFF,
                        Arrays.copyOfRange(message, body + 2, length));
            case MessageType.KEEPALIVE -> new Event.Keepalive(envelope, in);
            case MessageType.ROUTE_REFRESH ->
                new Event.RouteRefresh(
                        envelope,
                        in,
                        new FamilyId((message[body] & 0xFF) << 8 | message[body + 1] & 0xFF, message[body + 3] & 0xFF),
                        message[body + 2] & 0xFF);
            default ->
                new Event.Operational(
                        envelope,
                        in,
                        (message[body] & 0xFF) << 8 | message[body + 1] & 0xFF,
                        Arrays.copyOfRange(message, Math.min(length, body + 4), length));
        };
    }
}
