-- Gives a place back, whatever its state, exactly once: a place that is not here was given back before, or was not counted when
-- the gate was built.
-- KEYS 1 gate, 2 places, 3 people, 4 live, 5 due, 6 ends, 7 refused
-- ARGV 1 reservation, 2 '1' for a hold that has no row: it is left alone while somebody writes it down, which pins it until its deadline
-- Answers 1 given back now, 0 not here, or left alone
local place = redis.call('HGET', KEYS[2], ARGV[1])
if not place then return 0 end
local state, user, quantity, deadline = string.match(place, '^(%u) (%x+) (%d+) %d+ (%d+)$')
if ARGV[2] == '1' and state ~= 'P' then
  local time = redis.call('TIME')
  if tonumber(deadline) > time[1] * 1000 + math.floor(time[2] / 1000) then return 0 end
end
redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[5], ARGV[1])
redis.call('ZREM', KEYS[6], ARGV[1])
redis.call('HINCRBY', KEYS[1], 'stock', quantity)
if state ~= 'S' then redis.call('HINCRBY', KEYS[1], 'held', -quantity) end
if redis.call('HINCRBY', KEYS[3], user, -quantity) <= 0 then redis.call('HDEL', KEYS[3], user) end
if redis.call('HGET', KEYS[4], user) == ARGV[1] then redis.call('HDEL', KEYS[4], user) end
return 1
